import type { Context, Interaction, Provider } from 'oidc-provider';
import { accountOf } from './accounts.js';
import { languageOfLocales, PAGE_POLICY, signOutPage } from './pages.js';
import type { ProviderKeys } from './persistent-keys.js';

/** Who may use the provider, and where it may send people. */
export interface DevProviderOptions {
  /** The public base URL followed by a path: everything the provider prints begins with it. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  postLogoutRedirectUris: string[];
  backchannelLogoutUri: string;
  /** Where the signing keys are kept between starts. */
  keysFile: string;
  /** 0: any free one. */
  port: number;
}

const HOUR = 3_600;

/** oidc-provider's settings: one client, code flow with PKCE, both kinds of logout, nothing else. */
export function configurationOf(
  options: DevProviderOptions,
  keys: ProviderKeys,
  policy: unknown,
  provider: () => Provider,
): Record<string, unknown> {
  const prefix = new URL(options.issuer).pathname;
  return {
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: options.redirectUris,
        post_logout_redirect_uris: options.postLogoutRedirectUris,
        backchannel_logout_uri: options.backchannelLogoutUri,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: keys.jwks,
    cookies: { keys: keys.cookieKeys },
    claims: { openid: ['sub', 'sid'], profile: ['name'] },
    pkce: { required: () => true },
    ttl: { Session: 10 * HOUR, Interaction: HOUR, Grant: 10 * HOUR, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource },
    },
    interactions: { policy, url: (_: Context, interaction: Interaction) => `${prefix}/interaction/${interaction.uid}` },
    findAccount: (_: Context, subject: string) => {
      const account = accountOf(subject);
      return account && { accountId: subject, claims: () => ({ sub: subject, name: account.name }) };
    },
    // Nobody is asked for consent: the client is the city's own.
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new (provider().Grant)({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    // Its guard against inner addresses would refuse our own; instead exactly one address may be called.
    fetch: async (url: string | URL, { dispatcher: _guard, ...rest }: Record<string, unknown> = {}) => {
      if (String(url) !== options.backchannelLogoutUri) throw new Error('the development provider calls nobody but Batline');
      return fetch(url, { ...rest, redirect: 'error' });
    },
  };
}

function logoutSource(context: Context, form: string): void {
  context.set('content-security-policy', PAGE_POLICY);
  context.body = signOutPage(form, languageOfLocales(context.oidc.params?.ui_locales));
}
