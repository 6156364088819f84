import { SETTINGS, type Settings } from '#platform/config';
import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { issuerAccess, type IssuerAccess } from './issuer-fetch.js';
import { Renewed } from './renewed.js';

/** What the provider said of whoever has just signed in. */
export interface VerifiedIdentity {
  issuer: string;
  subject: string;
  /** The provider's own session, for signing out from there. */
  oidcSid: string | undefined;
  idToken: string;
}

export interface SignInChecks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

const TIMEOUT_SECONDS = 5;
/** Beyond this a URL would be refused by proxies; the provider then asks before it signs out. */
const LONGEST_HINT = 4_000;

/** The city's identity provider, by OpenID Connect: authorization code with PKCE, state and nonce. */
@Injectable()
export class IdentityProvider {
  private readonly access: IssuerAccess;
  private readonly configuration: Renewed<oidc.Configuration>;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.access = issuerAccess(settings);
    this.configuration = new Renewed(() => this.discover());
  }

  get redirectUri(): string {
    return `${this.settings.publicBaseUrl}/auth/callback`;
  }

  /** The page to sign in on. @param again asks the provider not to reuse a session that it has */
  async signInUrl(checks: SignInChecks, language: string, again: boolean): Promise<string> {
    const url = oidc.buildAuthorizationUrl(await this.configuration.get(), {
      redirect_uri: this.redirectUri,
      scope: 'openid',
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(checks.codeVerifier),
      code_challenge_method: 'S256',
      ui_locales: language,
      ...(again && { prompt: 'login' }),
    });
    return url.href;
  }

  /** Redeems the code. @throws whenever anything does not fit: state, nonce, issuer, audience, signature, time */
  async redeem(callbackUrl: URL, checks: SignInChecks): Promise<VerifiedIdentity> {
    const tokens = await oidc.authorizationCodeGrant(await this.configuration.get(), callbackUrl, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new Error('no ID token');
    const { iss: issuer, sub: subject, sid } = claims;
    return { issuer, subject, oidcSid: typeof sid === 'string' ? sid : undefined, idToken: tokens.id_token };
  }

  /** Where to end the provider's own session; our front page when it has no such place or cannot be reached. */
  async signOutUrl(idToken: string | undefined): Promise<string> {
    const home = `${this.settings.publicBaseUrl}/`;
    const configuration = await this.configuration.get().catch(() => undefined);
    if (!configuration?.serverMetadata().end_session_endpoint) return home;
    const parameters = new URLSearchParams({ post_logout_redirect_uri: home });
    if (idToken !== undefined && idToken.length <= LONGEST_HINT) parameters.set('id_token_hint', idToken);
    return oidc.buildEndSessionUrl(configuration, parameters).href;
  }

  /** Where the provider's signing keys are, and how to get them. */
  async keys(): Promise<{ url: URL; access: IssuerAccess }> {
    const { jwks_uri: uri } = (await this.configuration.get()).serverMetadata();
    if (!uri) throw new Error('the identity provider names no keys');
    return { url: new URL(uri), access: this.access };
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings.oidc;
    return oidc.discovery(new URL(issuer), clientId, undefined, oidc.ClientSecretPost(clientSecret), {
      timeout: TIMEOUT_SECONDS,
      [oidc.customFetch]: this.access.fetch as oidc.CustomFetch,
      // The ID token's signature is checked although it came over TLS: one more thing that would have to be broken.
      execute: [oidc.enableNonRepudiationChecks, ...(this.access.insecure ? [oidc.allowInsecureRequests] : [])],
    });
  }
}
