import { SETTINGS, type Settings } from '#platform/config';
import { Inject, Injectable } from '@nestjs/common';
import { duties } from '#contracts';
import { CookieNames, cookieValue } from './sessions/cookies.js';
import { csrfTokenOf, hashOf, looksLikeSecret } from './sessions/secret-values.js';
import { SESSION_LIMITS, type SessionLimits } from './sessions/session-limits.js';
import { parseToken } from './tokens/token-format.js';
import { CredentialStore, type KnownPerson } from './persistence/credential.store.js';
import type { Viewer } from './viewer.js';

/** What a request or a socket's handshake brings along. */
export interface Credentials {
  cookieHeader?: string;
  /** The `Authorization` header. Where there is one, cookies are not looked at. */
  authorization?: string;
}

const BEARER = /^Bearer +(\S+)$/i;

/**
 * Finds out who is asking, the same way for requests and for sockets. Asks the database each time: a person who is disabled, a
 * session that ended, a token that was revoked is refused from the next moment on.
 */
@Injectable()
export class Authenticator {
  private readonly cookies: CookieNames;

  constructor(
    private readonly credentials: CredentialStore,
    @Inject(SETTINGS) settings: Settings,
    @Inject(SESSION_LIMITS) private readonly limits: SessionLimits,
  ) {
    this.cookies = new CookieNames(settings.publicBaseUrl);
  }

  /** @returns who it is; undefined for everybody whom we do not know (any more) */
  async authenticate({ cookieHeader, authorization }: Credentials): Promise<Viewer | undefined> {
    if (authorization !== undefined) return this.byToken(authorization);
    const secret = cookieValue(cookieHeader, this.cookies.session);
    return secret !== undefined && looksLikeSecret(secret) ? this.bySession(secret) : undefined;
  }

  /** Whether somebody who was let in earlier, as the owner of an open socket, would still be let in with the same roles. */
  async stillHolds(viewer: Viewer): Promise<boolean> {
    const person =
      viewer.sessionIdHash !== undefined
        ? await this.credentials.session(Buffer.from(viewer.sessionIdHash, 'hex'), this.limits.idleMs)
        : await this.credentials.token(viewer.tokenId ?? '', undefined);
    return person !== undefined && [...person.roles].sort().join() === [...viewer.roles].sort().join();
  }

  private async bySession(secret: string): Promise<Viewer | undefined> {
    const idHash = hashOf(secret);
    const person = await this.credentials.session(idHash, this.limits.idleMs);
    if (!person) return undefined;
    if (person.notedLongAgo) await this.credentials.sessionWasSeen(idHash);
    return { ...viewerOf(person), via: 'session', sessionIdHash: idHash.toString('hex'), csrfToken: csrfTokenOf(secret) };
  }

  private async byToken(authorization: string): Promise<Viewer | undefined> {
    const token = parseToken(BEARER.exec(authorization.trim())?.[1] ?? '');
    if (!token) return undefined;
    const person = await this.credentials.token(token.id, hashOf(token.secret));
    if (!person) return undefined;
    if (person.notedLongAgo) await this.credentials.tokenWasUsed(token.id);
    return { ...viewerOf(person), via: 'token', tokenId: token.id };
  }
}

function viewerOf(person: KnownPerson): Omit<Viewer, 'via'> {
  const { id, username, name, roles, onDuty } = person;
  return { personId: id, username, name, roles, duties: duties.parse(person.duties), onDuty };
}
