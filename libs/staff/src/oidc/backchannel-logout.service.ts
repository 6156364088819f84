import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { JWTVerifyGetKey } from 'jose';
import { LogoutTokenStore } from '../persistence/logout-token.store.js';
import { SessionStore } from '../persistence/session.store.js';
import { Sessions } from '../sessions/sessions.service.js';
import { IdentityProvider } from './identity-provider.js';
import { remoteKeys, verifyLogoutToken, type LogoutClaims } from './logout-token.js';

const LONGEST_TOKEN = 16_384;

/** The identity provider says that somebody signed out elsewhere: their sessions here end too. */
@Injectable()
export class BackchannelLogout {
  private keys: JWTVerifyGetKey | undefined;

  constructor(
    private readonly provider: IdentityProvider,
    private readonly tokens: LogoutTokenStore,
    private readonly store: SessionStore,
    private readonly sessions: Sessions,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws RefusalError `invalid-logout-token`; nothing has ended then */
  async accept(token: unknown): Promise<void> {
    const claims = await this.verified(token);
    const ended = await this.unitOfWork.run(async (tx) => {
      if (!(await this.tokens.use(tx, this.settings.oidc.issuer, claims.jti))) throw new RefusalError({ code: 'invalid-logout-token' });
      return this.store.endFromProvider(tx, this.settings.oidc.issuer, claims);
    });
    this.sessions.announce(ended);
  }

  private async verified(token: unknown): Promise<LogoutClaims> {
    if (typeof token !== 'string' || token.length > LONGEST_TOKEN) throw new RefusalError({ code: 'invalid-logout-token' });
    const { issuer, clientId } = this.settings.oidc;
    const keys = await this.keysOfProvider();
    return verifyLogoutToken(token, keys, { issuer, clientId }).catch(() => {
      throw new RefusalError({ code: 'invalid-logout-token' });
    });
  }

  private async keysOfProvider(): Promise<JWTVerifyGetKey> {
    if (this.keys) return this.keys;
    try {
      const { url, access } = await this.provider.keys();
      return (this.keys = remoteKeys(url, access));
    } catch {
      throw new RefusalError({ code: 'sign-in-unavailable' });
    }
  }
}
