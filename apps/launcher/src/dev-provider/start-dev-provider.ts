import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Interaction, Provider } from 'oidc-provider';
import { ACCOUNTS, accountOf } from './accounts.js';
import { configurationOf, type DevProviderOptions } from './configuration.js';
import { languageOfLocales, PAGE_POLICY, pickerPage, PROVIDER_POLICY } from './pages.js';
import { providerKeys } from './persistent-keys.js';
import { withoutKnownWarnings } from './quiet-provider.js';

export interface DevProvider {
  port: number;
  close(): Promise<void>;
}

/**
 * An OpenID Connect provider for development and demonstration: whoever comes picks who to be, without a password. It listens on
 * this machine alone, behind a proxy that keeps the issuer's path.
 * @throws unless DEMO=1: a real installation must not have it, even by mistake
 */
export async function startDevProvider(options: DevProviderOptions): Promise<DevProvider> {
  if (process.env.DEMO !== '1') throw new Error('The development sign-in exists only with DEMO=1.');
  const provider = await createProvider(options);
  const issuer = new URL(options.issuer);
  const handle = provider.callback();
  const server = createServer((request, response) => {
    // Whatever the proxy says or leaves out, people see the provider under its issuer's address.
    request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
    request.headers['x-forwarded-host'] = issuer.host;
    response.setHeader('content-security-policy', PROVIDER_POLICY);
    const path = withinPrefix(request.url ?? '/', issuer.pathname);
    if (path === undefined) return void response.writeHead(404).end();
    const [, uid] = /^\/interaction\/([\w-]+)$/.exec(path) ?? [];
    if (uid !== undefined) return void interact(provider, request, response).catch(() => expired(response));
    // The provider derives the prefix of its addresses from the difference between the two.
    (request as IncomingMessage & { originalUrl?: string }).originalUrl = request.url;
    request.url = path;
    handle(request, response);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function createProvider(options: DevProviderOptions): Promise<Provider> {
  return withoutKnownWarnings(async () => {
    const { Provider, interactionPolicy } = await import('oidc-provider');
    const { Check } = interactionPolicy;
    const policy = interactionPolicy.base();
    // Everybody picks anew each time: in a demo one person is several.
    policy
      .get('login')
      .checks.add(
        new Check('pick_anew', 'somebody is to be picked', ({ oidc }) =>
          oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
        ),
      );
    const keys = providerKeys(options.keysFile);
    const provider: Provider = new Provider(
      options.issuer,
      configurationOf(options, keys, policy, () => provider),
    );
    provider.proxy = true;
    return provider;
  });
}

function withinPrefix(url: string, prefix: string): string | undefined {
  if (prefix === '/') return url;
  if (url !== prefix && !url.startsWith(`${prefix}/`) && !url.startsWith(`${prefix}?`)) return undefined;
  const rest = url.slice(prefix.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}

/** Shows whom one can be, and takes the choice. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const interaction = await provider.interactionDetails(request, response);
  if (request.method === 'POST') {
    const account = accountOf(new URLSearchParams(await bodyOf(request)).get('account'));
    if (account) {
      await forgetAnother(provider, interaction, account.subject);
      return provider.interactionFinished(request, response, { login: { accountId: account.subject, remember: false } });
    }
  }
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': PAGE_POLICY })
    .end(pickerPage(ACCOUNTS, request.url ?? '', languageOfLocales(interaction.params.ui_locales)));
}

/** Whoever the browser was before is forgotten without a word; the provider would show a page in between that needs a script. */
async function forgetAnother(provider: Provider, interaction: Interaction, subject: string): Promise<void> {
  const session = interaction.session && (await provider.Session.findByUid(interaction.session.uid));
  if (!session?.accountId || session.accountId === subject) return;
  delete session.accountId;
  delete session.loginTs;
  session.authorizations = {};
  await session.persist();
  delete interaction.session;
  await interaction.persist();
}

const LONGEST_BODY = 4_096;

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > LONGEST_BODY) throw new Error('too much');
  }
  return body;
}

/** Most often somebody who waited too long: they begin again from the front page. */
function expired(response: ServerResponse): void {
  if (!response.headersSent) response.writeHead(303, { location: '/auth/login', 'cache-control': 'no-store' });
  response.end();
}
