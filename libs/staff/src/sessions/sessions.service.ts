import { UnitOfWork, type Tx } from '#platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { SessionStore } from '../persistence/session.store.js';
import { SESSION_ENDED, type EndedSession, type SessionEnded } from '../ports.js';
import { hashOf, newSecret } from './secret-values.js';
import { SESSION_LIMITS, type SessionLimits } from './session-limits.js';

/** Whom the identity provider has just vouched for. */
export interface Vouched {
  personId: string;
  issuer: string;
  subject: string;
  oidcSid?: string;
  idToken?: string;
}

/** The column's bound (edges.md §2: such tokens may hold all of somebody's groups). */
const MAX_ID_TOKEN_BYTES = 32_768;

/** Beginning and ending of sessions. */
@Injectable()
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SESSION_LIMITS) private readonly limits: SessionLimits,
    @Inject(SESSION_ENDED) private readonly sessionEnded: SessionEnded,
  ) {}

  /**
   * Begins a session under a new secret; the one that the browser had before ends, whoever began it (no session fixation).
   * @returns the cookie's value
   */
  async begin(vouched: Vouched, previousSecret: string | undefined): Promise<string> {
    const secret = newSecret();
    const idToken = Buffer.byteLength(vouched.idToken ?? '') <= MAX_ID_TOKEN_BYTES ? vouched.idToken : undefined;
    const ended = await this.unitOfWork.run(async (tx) => {
      await this.store.forgetExpired(tx, this.limits.idleMs);
      const before = previousSecret === undefined ? [] : await this.store.end(tx, hashOf(previousSecret));
      const { personId, issuer, subject, oidcSid } = vouched;
      const idHash = hashOf(secret);
      await this.store.begin(tx, { idHash, personId, issuer, subject, oidcSid, idToken, absoluteMs: this.limits.absoluteMs });
      return before;
    });
    this.announce(ended);
    return secret;
  }

  /** @returns the ID token it began with, for the identity provider */
  async end(sessionIdHash: string): Promise<string | undefined> {
    const idHash = Buffer.from(sessionIdHash, 'hex');
    const idToken = await this.store.idTokenOf(idHash);
    this.announce(await this.unitOfWork.run((tx) => this.store.end(tx, idHash)));
    return idToken;
  }

  /** Inside the transaction that takes somebody's way in away; {@link announce} what it returns after the commit. */
  async endAllOf(tx: Tx, personId: string): Promise<EndedSession[]> {
    return this.store.endAllOf(tx, personId);
  }

  /** Housekeeping, some at a time; what has expired is refused with or without it. */
  async forgetExpired(): Promise<void> {
    await this.unitOfWork.run((tx) => this.store.forgetExpired(tx, this.limits.idleMs));
  }

  announce(ended: readonly EndedSession[]): void {
    if (ended.length > 0) this.sessionEnded(ended);
  }
}
