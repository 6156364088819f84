import { createTestDatabase, type TestDatabase } from '#testing/postgres';
import { OIDC_CLIENT, startStaffApp, type StaffApp } from '#testing/staff-app';
import { ask, StaffCaller, type Answer } from '#testing/staff-caller';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWTPayload } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

let database: TestDatabase;
let staff: StaffApp;
let provider: Server;
let issuer: string;
let key: CryptoKey;

/** A provider that is nothing but its discovery document and its keys. */
async function startProvider(): Promise<void> {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  const jwks = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] };
  provider = createServer((request, response) => {
    const document = { issuer, jwks_uri: `${issuer}/jwks`, authorization_endpoint: `${issuer}/a`, token_endpoint: `${issuer}/t` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url === '/jwks' ? jwks : document));
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  await startProvider();
  database = await createTestDatabase();
  staff = await startStaffApp(database.ownerUrl, { issuer });
}, 60_000);
afterAll(async () => {
  await staff?.close();
  await new Promise((resolve) => provider.close(resolve));
  await database?.drop();
});

async function signedIn(username: string, sid: string): Promise<StaffCaller> {
  const caller = await StaffCaller.signIn(staff, username, ['official'], sid);
  await staff.app.get(DataSource).query('UPDATE session SET issuer = $1', [issuer]);
  return caller;
}

const payload = (more: JWTPayload): JWTPayload => {
  const now = Math.floor(Date.now() / 1_000);
  return { iss: issuer, aud: OIDC_CLIENT.clientId, iat: now, exp: now + 120, jti: randomUUID(), events: EVENTS, ...more };
};
const sign = (more: JWTPayload) => new SignJWT(payload(more)).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'logout+jwt' }).sign(key);
const tell = (token: string): Promise<Answer> =>
  ask(`${staff.baseUrl}/auth/backchannel-logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });

describe('back-channel logout', () => {
  it('ends the one session it names, and says so', async () => {
    const [one, other] = [await signedIn('aino', 'sid-1'), await signedIn('aino', 'sid-2')];
    const before = staff.endedSessions.length;
    expect(await tell(await sign({ sid: 'sid-1' }))).toEqual({ status: 200, body: {} });
    expect([await one.status(), await other.status()]).toEqual([401, 200]);
    expect(staff.endedSessions.length).toBe(before + 1);
  });

  it('ends all sessions of the subject it names, and nobody else’s', async () => {
    const [one, two, eero] = [await signedIn('maija', 'm1'), await signedIn('maija', 'm2'), await signedIn('eero', 'e1')];
    expect((await tell(await sign({ sub: 'maija' }))).status).toBe(200);
    expect([await one.status(), await two.status(), await eero.status()]).toEqual([401, 401, 200]);
  });

  it('is content when there is nothing to end', async () => {
    expect((await tell(await sign({ sid: 'unknown' }))).status).toBe(200);
  });

  it('needs session and subject to fit when both are named', async () => {
    const eero = await signedIn('eero', 'e2');
    expect((await tell(await sign({ sid: 'e2', sub: 'aino' }))).status).toBe(200);
    expect(await eero.status()).toBe(200);
  });

  it('works once: a token that was used is refused', async () => {
    const token = await sign({ sid: 'p1' });
    expect((await tell(token)).status).toBe(200);
    const petri = await signedIn('petri', 'p1');
    expect((await tell(token)).body.code).toBe('invalid-logout-token');
    expect(await petri.status()).toBe(200);
  });

  it('refuses bad tokens and ends nothing', async () => {
    const leena = await signedIn('leena', 'l1');
    const bad = [
      new UnsecuredJWT(payload({ sid: 'l1' })).encode(),
      await sign({ sid: 'l1', aud: 'other' }),
      await sign({ sid: 'l1', iss: 'https://evil.example' }),
      await sign({ sid: 'l1', nonce: 'n' }),
      await sign({ sid: 'l1', events: {} }),
      await sign({ sid: 'l1', iat: Math.floor(Date.now() / 1_000) - 3_600 }),
      await sign({}),
      'nonsense',
      '',
      'x'.repeat(20_000),
    ];
    for (const token of bad) expect(await tell(token)).toMatchObject({ status: 400, body: { code: 'invalid-logout-token' } });
    expect((await ask(`${staff.baseUrl}/auth/backchannel-logout`, { method: 'POST' })).status).toBe(400);
    expect(await leena.status()).toBe(200);
  });
});

describe('a provider that does not answer', () => {
  it('is told apart from a sign-in that failed, as a page for people', async () => {
    const away = await startStaffApp(database.ownerUrl, { issuer: 'http://127.0.0.1:9' });
    const login = await ask(`${away.baseUrl}/auth/login`);
    expect(login).toMatchObject({ status: 503, body: { code: 'sign-in-unavailable' } });
    const page = await fetch(`${away.baseUrl}/auth/login`, { headers: { accept: 'text/html', 'accept-language': 'en' } });
    expect(page.status).toBe(503);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('The sign-in service does not answer right now.');
    const caller = await StaffCaller.signIn(away, 'robin', ['robin']);
    expect(await caller.post('/auth/logout')).toMatchObject({ status: 200, body: { url: `${away.baseUrl}/` } });
    expect(await caller.status()).toBe(401);
    await away.close();
  });
});
