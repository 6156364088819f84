import fastifyHttpProxy from '@fastify/http-proxy';
import { UnitOfWork } from '#platform/database';
import { CookieJar } from '#testing/cookie-jar';
import { createTestDatabase, fakeClock, type FakeClock, type TestDatabase } from '#testing/postgres';
import { freePort, OIDC_CLIENT, startStaffApp, type StaffApp } from '#testing/staff-app';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { seedPeople } from '../demo/people.js';
import { startDevProvider, type DevProvider } from './index.js';

let folder: string;
let database: TestDatabase;
let provider: DevProvider;
let staff: StaffApp;
let clock: FakeClock;
let base: string;
const { DEMO } = process.env;

beforeAll(async () => {
  process.env.DEMO = '1';
  folder = mkdtempSync(join(tmpdir(), 'batline-sign-in-'));
  database = await createTestDatabase();
  clock = await fakeClock(database.ownerUrl);
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  provider = await startDevProvider({
    ...OIDC_CLIENT,
    issuer: `${base}/dev-idp`,
    redirectUris: [`${base}/auth/callback`],
    postLogoutRedirectUris: [`${base}/`],
    backchannelLogoutUri: `${base}/auth/backchannel-logout`,
    keysFile: join(folder, 'keys.json'),
    port: 0,
  });
  staff = await startStaffApp(database.ownerUrl, {
    port,
    devProviderPort: provider.port,
    before: async (app) => {
      await app.register(fastifyHttpProxy, {
        upstream: `http://127.0.0.1:${provider.port}`,
        prefix: '/dev-idp',
        rewritePrefix: '/dev-idp',
      });
    },
  });
  await staff.app.get(UnitOfWork).run((tx) => seedPeople(tx, `${base}/dev-idp`));
}, 60_000);

afterAll(async () => {
  await staff?.close();
  await provider?.close();
  await clock?.release();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
  process.env.DEMO = DEMO;
});

const isInteraction = (url: string) => url.includes('/dev-idp/interaction/');
const isCallback = (url: string) => url.includes('/auth/callback');

/** Up to the moment where the browser is sent back with a code. */
async function upToCallback(jar: CookieJar, subject: string, path = '/auth/login?returnTo=/tyo'): Promise<string> {
  const picker = await jar.visit(base + path, isInteraction);
  const page = await jar.fetch(picker.url);
  expect(await page.text()).toContain('Aino Lehtinen');
  const chosen = await jar.fetch(picker.url, {
    method: 'POST',
    body: new URLSearchParams({ account: subject }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const { url } = await jar.visit(new URL(chosen.headers.get('location')!, base).href, isCallback);
  return url;
}

async function signIn(jar: CookieJar, username: string): Promise<Response> {
  return jar.fetch(await upToCallback(jar, `demo-${username}`), { headers: { accept: 'text/html' } });
}

const me = (jar: CookieJar) => jar.fetch(`${base}/api/v1/me`);
const query = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('signing in', () => {
  it('leads there and back to where one wanted to go, with a cookie that scripts cannot read', async () => {
    const jar = new CookieJar();
    expect((await me(jar)).status).toBe(401);
    const back = await signIn(jar, 'aino');
    expect(back.status).toBe(302);
    expect(back.headers.get('location')).toBe('/tyo');
    expect(back.headers.get('cache-control')).toBe('no-store');
    expect(back.headers.getSetCookie().join()).toMatch(/^batline_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const answer = await me(jar);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ username: 'aino', name: 'Aino Lehtinen', roles: ['official'], onDuty: true });
  });

  it('shows the picker in the language asked for', async () => {
    const jar = new CookieJar();
    const login = await jar.fetch(`${base}/auth/login`, { headers: { 'accept-language': 'sv' } });
    const picker = await jar.visit(login.headers.get('location')!, isInteraction);
    expect(await (await jar.fetch(picker.url)).text()).toContain('Vem loggar du in som?');
  });

  it('never keeps a session that was there before, known or made up', async () => {
    const jar = new CookieJar();
    await signIn(jar, 'aino');
    const before = jar.cookies.get('batline_session')!;
    await signIn(jar, 'eero');
    expect(jar.cookies.get('batline_session')!.value).not.toBe(before.value);
    expect((await fetch(`${base}/api/v1/me`, { headers: { cookie: `batline_session=${before.value}` } })).status).toBe(401);

    const planted = 'A'.repeat(43);
    const victim = new CookieJar();
    victim.cookies.set('batline_session', { value: planted, path: '/' });
    await signIn(victim, 'aino');
    expect((await fetch(`${base}/api/v1/me`, { headers: { cookie: `batline_session=${planted}` } })).status).toBe(401);
    expect((await me(victim)).status).toBe(200);
  });

  it('comes under the public host name, since cookies belong to it', async () => {
    const { port } = new URL(base);
    const response = await fetch(`http://localhost:${port}/auth/login?returnTo=/tyo`, { redirect: 'manual' });
    expect(response.headers.get('location')).toBe(`${base}/auth/login?moved=1&returnTo=%2Ftyo`);
  });

  it('asks anew on a tablet for visitors: whoever made it one may still be signed in at the provider', async () => {
    const promptOf = async (cookie: string, path = '/auth/login') => {
      const login = await fetch(base + path, { redirect: 'manual', headers: { cookie } });
      return new URL(login.headers.get('location')!).searchParams.get('prompt');
    };
    expect(await promptOf('other=1')).toBeNull();
    // Whatever its value: a tablet that opens nothing any more stands in the same hall.
    for (const cookie of ['batline_desk=x', `batline_desk=${'A'.repeat(43)}`, 'batline_desk=a; batline_desk=b'])
      expect(await promptOf(cookie)).toBe('login');
    expect(await promptOf('other=1', '/auth/login?again=1')).toBe('login');
  });

  it('lets nobody in who was not added, and creates nothing', async () => {
    const [before] = await query('SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM session) AS sessions');
    const jar = new CookieJar();
    const back = await signIn(jar, 'vieras');
    expect(back.status).toBe(403);
    const page = await back.text();
    expect(page).toContain('Sinua ei ole lisätty');
    expect(page).toContain('demo-vieras');
    expect(jar.cookies.has('batline_session')).toBe(false);
    expect(await query('SELECT (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM session) AS sessions')).toEqual([before]);
  });
});

describe('a callback that does not belong', () => {
  const expectRefused = async (response: Response) => {
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'sign-in-failed' });
    expect(response.headers.getSetCookie()).toEqual([]);
  };

  it('with a code used before', async () => {
    const jar = new CookieJar();
    const url = await upToCallback(jar, 'demo-aino');
    expect((await jar.fetch(url)).status).toBe(302);
    await expectRefused(await jar.fetch(url));
  });

  it('with another state, or in another browser; the right browser still gets in', async () => {
    const jar = new CookieJar();
    const url = await upToCallback(jar, 'demo-aino');
    const wrong = new URL(url);
    wrong.searchParams.set('state', 'A'.repeat(43));
    await expectRefused(await jar.fetch(wrong.href));
    await expectRefused(await new CookieJar().fetch(url));
    const other = new CookieJar();
    await other.visit(`${base}/auth/login`, isInteraction);
    await expectRefused(await other.fetch(url));
    expect((await jar.fetch(url)).status).toBe(302);
  });

  it('with the state of one attempt and the code of another: nonce and verifier do not fit', async () => {
    const jar = new CookieJar();
    const first = new URL(await upToCallback(jar, 'demo-aino'));
    const second = new URL(await upToCallback(jar, 'demo-eero'));
    second.searchParams.set('code', first.searchParams.get('code')!);
    await expectRefused(await jar.fetch(second.href));
  });

  it('with another nonce than the ID token has', async () => {
    const jar = new CookieJar();
    const url = await upToCallback(jar, 'demo-aino');
    await query(`UPDATE sign_in_attempt SET nonce = 'another nonce'`);
    await expectRefused(await jar.fetch(url));
  });

  it('with another code verifier', async () => {
    const jar = new CookieJar();
    const url = await upToCallback(jar, 'demo-aino');
    await query(`UPDATE sign_in_attempt SET code_verifier = repeat('a', 43)`);
    await expectRefused(await jar.fetch(url));
  });

  it('too late', async () => {
    const jar = new CookieJar();
    const url = await upToCallback(jar, 'demo-aino');
    await clock.advance(10 * 60_000);
    await expectRefused(await jar.fetch(url));
    await clock.advance(-10 * 60_000);
  });

  it('with an error from the provider, without a state, with nothing', async () => {
    const jar = new CookieJar();
    const url = new URL(await upToCallback(jar, 'demo-aino'));
    url.searchParams.delete('code');
    url.searchParams.set('error', 'access_denied');
    await expectRefused(await jar.fetch(url.href));
    await expectRefused(await jar.fetch(`${base}/auth/callback?code=x`));
    await expectRefused(await jar.fetch(`${base}/auth/callback`));
  });
});

describe('signing out', () => {
  async function signedIn(username: string): Promise<{ jar: CookieJar; csrfToken: string }> {
    const jar = new CookieJar();
    await signIn(jar, username);
    return { jar, csrfToken: ((await (await me(jar)).json()) as { csrfToken: string }).csrfToken };
  }

  it('needs our own page, ends the session, and leads on to the provider; other sessions go on', async () => {
    const { jar, csrfToken } = await signedIn('maija');
    const elsewhere = await signedIn('maija');
    expect((await jar.fetch(`${base}/auth/logout`, { method: 'POST' })).status).toBe(403);
    const cookie = jar.header(base);
    const response = await jar.fetch(`${base}/auth/logout`, { method: 'POST', headers: { 'x-csrf-token': csrfToken } });
    expect(response.status).toBe(200);
    const { url } = (await response.json()) as { url: string };
    expect(url).toMatch(new RegExp(`^${base}/dev-idp/session/end\\?`));
    expect((await fetch(`${base}/api/v1/me`, { headers: { cookie } })).status).toBe(401);
    expect((await me(elsewhere.jar)).status).toBe(200);

    const form = await (await jar.visit(url)).response.text();
    expect(form).toContain('Kirjaud');
    const [, action] = /action="([^"]+)"/.exec(form)!;
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(form)!;
    const confirmed = await jar.fetch(action!, {
      method: 'POST',
      body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(confirmed.headers.get('location')).toBe(`${base}/`);
    expect((await me(elsewhere.jar)).status).toBe(200);
  });

  it('leads on even when the provider knows of no session (any more)', async () => {
    const { url } = (await (async () => {
      const { jar, csrfToken } = await signedIn('robin');
      return (await jar.fetch(`${base}/auth/logout`, { method: 'POST', headers: { 'x-csrf-token': csrfToken } })).json();
    })()) as { url: string };
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'unsafe-inline'");
    expect(await page.text()).toContain('/dev-idp/session/end/confirm');
  });

  it('at the provider alone ends the session here, and says so', async () => {
    const { jar } = await signedIn('petri');
    const idToken = (await query<{ id_token: string }>(`SELECT id_token FROM session ORDER BY created_at DESC LIMIT 1`))[0]!.id_token;
    const [{ hash } = { hash: '' }] = await query<{ hash: string }>(
      `SELECT encode(id_hash, 'hex') AS hash FROM session ORDER BY created_at DESC LIMIT 1`,
    );
    const form = await (await jar.fetch(`${base}/dev-idp/session/end?id_token_hint=${idToken}`)).text();
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(form)!;
    await jar.fetch(`${base}/dev-idp/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    await eventually(async () => (await me(jar)).status === 401);
    expect(staff.endedSessions).toContainEqual({ sessionIdHash: hash });
  });
});

/** The provider tells us after it has answered the browser. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it never came true');
}

describe('the development provider', () => {
  it('exists only in the demo', async () => {
    process.env.DEMO = '0';
    await expect(startDevProvider({} as never)).rejects.toThrow('DEMO=1');
    process.env.DEMO = '1';
  });

  it('prints its whole address everywhere, and keeps its keys from one start to the next', async () => {
    const document = (await (await fetch(`${base}/dev-idp/.well-known/openid-configuration`)).json()) as Record<string, string>;
    const addresses = Object.entries(document).filter(([name]) => name.endsWith('_endpoint') || name === 'jwks_uri' || name === 'issuer');
    expect(addresses.length).toBeGreaterThan(4);
    for (const [, address] of addresses) expect(address).toMatch(new RegExp(`^${base}/dev-idp`));
    const keysOf = async (port: number) => (await fetch(`http://127.0.0.1:${port}/dev-idp/jwks`)).text();
    const again = await startDevProvider({
      ...OIDC_CLIENT,
      issuer: `${base}/dev-idp`,
      redirectUris: [`${base}/auth/callback`],
      postLogoutRedirectUris: [],
      backchannelLogoutUri: `${base}/auth/backchannel-logout`,
      keysFile: join(folder, 'keys.json'),
      port: 0,
    });
    expect(await keysOf(again.port)).toBe(await keysOf(provider.port));
    await again.close();
    expect((await fetch(`http://127.0.0.1:${provider.port}/elsewhere`)).status).toBe(404);
  });
});
