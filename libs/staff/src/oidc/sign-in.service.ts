import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { PersonStore } from '../persistence/person.store.js';
import { SignInAttemptStore } from '../persistence/sign-in-attempt.store.js';
import { hashOf, looksLikeSecret, newSecret } from '../sessions/secret-values.js';
import { SIGN_IN_ATTEMPT_MS } from '../sessions/session-limits.js';
import { Sessions } from '../sessions/sessions.service.js';
import { IdentityProvider, type VerifiedIdentity } from './identity-provider.js';
import { safeReturnTo } from './return-to.js';

/** What the browser brought to the callback. */
export interface Callback {
  /** Path and query as they came. */
  pathAndQuery: string;
  browserSecret: string | undefined;
  previousSession: string | undefined;
}

/** Signing in: there to the identity provider, and back. */
@Injectable()
export class SignIn {
  private readonly logger = new Logger(SignIn.name);

  constructor(
    private readonly provider: IdentityProvider,
    private readonly attempts: SignInAttemptStore,
    private readonly people: PersonStore,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Begins an attempt that only this browser can finish, once, within ten minutes.
   * @param browser the secret that the browser has from another attempt under way (another tab)
   * @throws RefusalError `sign-in-unavailable`
   */
  async begin(wanted: { returnTo: unknown; language: string; again: boolean; browser: string | undefined }) {
    const browserSecret = wanted.browser !== undefined && looksLikeSecret(wanted.browser) ? wanted.browser : newSecret();
    const checks = { state: newSecret(), nonce: newSecret(), codeVerifier: newSecret() };
    const url = await this.provider.signInUrl(checks, wanted.language, wanted.again).catch((error: unknown) => {
      this.logger.warn(`the identity provider could not be reached: ${codeOf(error)}`);
      throw new RefusalError({ code: 'sign-in-unavailable' });
    });
    const attempt = { ...checks, returnTo: safeReturnTo(wanted.returnTo, this.settings.publicBaseUrl) };
    await this.unitOfWork.run((tx) => this.attempts.begin(tx, hashOf(checks.state), hashOf(browserSecret), attempt, SIGN_IN_ATTEMPT_MS));
    return { url, browserSecret };
  }

  /**
   * Finishes an attempt. Only people who were added before come in; for others nothing is created.
   * @throws RefusalError `sign-in-failed`; `not-added` with the identity that an administrator would have to add
   */
  async finish(callback: Callback): Promise<{ sessionSecret: string; returnTo: string }> {
    const url = new URL(callback.pathAndQuery, this.settings.publicBaseUrl);
    const state = url.searchParams.get('state') ?? '';
    const attempt = await this.unitOfWork.run((tx) => this.attempts.take(tx, hashOf(state), hashOf(callback.browserSecret ?? '')));
    if (!attempt) throw new RefusalError({ code: 'sign-in-failed' });
    const identity = await this.provider.redeem(url, { ...attempt, state }).catch((error: unknown): never => {
      this.logger.warn(`a sign-in failed: ${codeOf(error)}`);
      throw new RefusalError({ code: 'sign-in-failed' });
    });
    const personId = await this.personOf(identity);
    const sessionSecret = await this.sessions.begin({ ...identity, personId }, callback.previousSession);
    this.logger.log(`signed in: ${personId}`);
    return { sessionSecret, returnTo: attempt.returnTo };
  }

  private async personOf({ issuer, subject }: VerifiedIdentity): Promise<string> {
    const person = await this.people.byIdentity({ issuer, subject });
    if (person) return person.id;
    this.logger.warn('somebody who was not added, or is disabled, tried to sign in');
    throw new RefusalError({ code: 'not-added', subject });
  }
}

/** Codes tell what went wrong; messages may quote tokens. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
