import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type JWTPayload,
  type CryptoKey,
  type JWTVerifyGetKey,
} from 'jose';
import { verifyLogoutToken } from './logout-token.js';

const EXPECTED = { issuer: 'https://id.example', clientId: 'batline' };
const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const now = () => Math.floor(Date.now() / 1_000);
const good = (): JWTPayload => ({
  iss: EXPECTED.issuer,
  aud: 'batline',
  iat: now(),
  exp: now() + 120,
  jti: 'j1',
  sid: 's1',
  sub: 'u1',
  events: EVENTS,
});

let key: CryptoKey;
let strangersKey: CryptoKey;
let keys: JWTVerifyGetKey;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256');
  key = pair.privateKey;
  strangersKey = (await generateKeyPair('RS256')).privateKey;
  keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }] });
});

const sign = (payload: JWTPayload, header: { typ?: string; alg?: string } = { typ: 'logout+jwt' }, by = key) =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(by);
const verify = (token: string) => verifyLogoutToken(token, keys, EXPECTED);

describe('a good logout token', () => {
  it('names the session and the subject', async () => {
    expect(await verify(await sign(good()))).toEqual({ jti: 'j1', sid: 's1', subject: 'u1' });
  });

  it('may name only one of them, list several audiences, and say its type in the ways providers do', async () => {
    const { sid: _sid, ...onlySubject } = good();
    const { sub: _sub, ...onlySession } = good();
    expect(await verify(await sign(onlySubject))).toEqual({ jti: 'j1', subject: 'u1' });
    expect(await verify(await sign(onlySession))).toEqual({ jti: 'j1', sid: 's1' });
    expect(await verify(await sign({ ...good(), aud: ['other', 'batline'] }))).toMatchObject({ sid: 's1' });
    for (const header of [{ typ: 'JWT' }, { typ: 'application/logout+jwt' }, {}])
      expect(await verify(await sign(good(), header))).toBeDefined();
  });
});

describe('a bad logout token', () => {
  it.each<[string, (payload: JWTPayload) => JWTPayload]>([
    ['from another issuer', (p) => ({ ...p, iss: 'https://evil.example' })],
    ['without an issuer', ({ iss: _, ...p }) => p],
    ['for somebody else', (p) => ({ ...p, aud: 'other' })],
    ['for nobody', ({ aud: _, ...p }) => p],
    ['stale', (p) => ({ ...p, iat: now() - 600, exp: now() + 600 })],
    ['from the future', (p) => ({ ...p, iat: now() + 600, exp: now() + 900 })],
    ['expired', (p) => ({ ...p, exp: now() - 60 })],
    ['without a time', ({ iat: _, ...p }) => p],
    ['without an id', ({ jti: _, ...p }) => p],
    ['with an empty id', (p) => ({ ...p, jti: '' })],
    ['without events: an ID token', ({ events: _, ...p }) => p],
    ['with another event', (p) => ({ ...p, events: { 'https://other.example': {} } })],
    ['with an event that is no object', (p) => ({ ...p, events: { [Object.keys(EVENTS)[0]!]: true } })],
    ['with a nonce: an ID token', (p) => ({ ...p, nonce: 'n' })],
    ['about nobody', ({ sid: _s, sub: _u, ...p }) => p],
    ['about a session that is no string', (p) => ({ ...p, sid: 1 })],
  ])('%s', async (_, change) => {
    await expect(sign(change(good())).then(verify)).rejects.toThrow();
  });

  it('unsigned (alg none)', async () => {
    await expect(verify(new UnsecuredJWT(good()).encode())).rejects.toThrow();
  });

  it('signed with a shared secret, as if the public key were one', async () => {
    const forged = new SignJWT(good())
      .setProtectedHeader({ alg: 'HS256', typ: 'logout+jwt' })
      .sign(new TextEncoder().encode('x'.repeat(32)));
    await expect(forged.then(verify)).rejects.toThrow();
  });

  it('signed by a stranger', async () => {
    await expect(sign(good(), { typ: 'logout+jwt' }, strangersKey).then(verify)).rejects.toThrow();
  });

  it('changed after signing', async () => {
    const [header, , signature] = (await sign(good())).split('.');
    const payload = Buffer.from(JSON.stringify({ ...good(), sid: 'another' })).toString('base64url');
    await expect(verify(`${header}.${payload}.${signature}`)).rejects.toThrow();
  });

  it.each(['at+jwt', 'id_token+jwt', 'dpop+jwt'])('of type %s', async (typ) => {
    await expect(sign(good(), { typ }).then(verify)).rejects.toThrow('typ');
  });

  it.each(['', 'x', 'a.b.c', '..'])('not a token at all: %p', async (text) => {
    await expect(verify(text)).rejects.toThrow();
  });
});
