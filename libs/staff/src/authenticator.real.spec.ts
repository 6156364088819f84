import { createTestDatabase, fakeClock, type FakeClock, type TestDatabase } from '#testing/postgres';
import { startStaffApp, type StaffApp } from '#testing/staff-app';
import { ask, StaffCaller } from '#testing/staff-caller';
import { DataSource } from 'typeorm';
import { Authenticator } from './authenticator.js';
import { Sessions } from './sessions/sessions.service.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let database: TestDatabase;
let staff: StaffApp;
let clock: FakeClock;
const sql = (text: string, parameters: unknown[] = []) => staff.app.get(DataSource).query<Record<string, unknown>[]>(text, parameters);

beforeAll(async () => {
  database = await createTestDatabase();
  clock = await fakeClock(database.ownerUrl);
  staff = await startStaffApp(database.ownerUrl);
}, 60_000);
afterAll(async () => {
  await staff?.close();
  await clock?.release();
  await database?.drop();
});
beforeEach(() => clock.set('2026-11-24T06:00:00.000Z'));

describe('a session', () => {
  it('ends after an hour without a request', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    for (let n = 0; n < 5; n += 1) {
      await clock.advance(59 * MINUTE);
      expect(await aino.status()).toBe(200);
    }
    await clock.advance(60 * MINUTE);
    expect(await aino.status()).toBe(401);
  });

  it('ends earlier or later where the city wants it so', async () => {
    const strict = await startStaffApp(database.ownerUrl, { env: { SESSION_IDLE_MINUTES: '10' } });
    const aino = await StaffCaller.signIn(strict, 'aino', ['official']);
    await clock.advance(10 * MINUTE - 1);
    expect(await aino.status()).toBe(200);
    await clock.advance(10 * MINUTE);
    expect(await aino.status()).toBe(401);
    await strict.close();
  });

  it('ends after ten hours however busy it is', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    for (let n = 0; n < 11; n += 1) {
      await clock.advance(54 * MINUTE);
      expect(await aino.status()).toBe(200);
    }
    await clock.advance(6 * MINUTE);
    expect(await aino.status()).toBe(401);
  });

  it('is kept only as a hash', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const rows = JSON.stringify(await sql(`SELECT s.*, encode(id_hash, 'escape') AS text FROM session s`));
    expect(rows).not.toContain(aino.secret);
    expect(rows).not.toContain(aino.csrfToken);
  });

  it('is forgotten once it has ended', async () => {
    await StaffCaller.signIn(staff, 'aino', ['official']);
    await clock.advance(2 * DAY);
    await StaffCaller.signIn(staff, 'eero', ['official']);
    expect(await sql('SELECT count(*)::int AS sessions FROM session')).toEqual([{ sessions: 1 }]);
  });

  it('changes something only for our own pages', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const duty = (headers: Record<string, string>) => aino.post('/api/v1/me/duty', { onDuty: true }, headers);
    expect((await duty({ origin: staff.baseUrl, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    for (const headers of [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': 'wrong' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[])
      expect((await duty(headers)).body.code).toBe('cross-site-request');
  });

  it('of one person does not open with the CSRF token of another', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const eero = await StaffCaller.signIn(staff, 'eero', ['official']);
    expect((await aino.post('/api/v1/me/duty', { onDuty: true }, { 'x-csrf-token': eero.csrfToken })).status).toBe(403);
  });

  it('that is replaced at sign-in is over', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const sessions = staff.app.get(Sessions);
    await sessions.begin({ personId: aino.personId, issuer: 'https://id.example', subject: 'aino' }, aino.secret);
    expect(await aino.status()).toBe(401);
  });

  it('does not count where an Authorization header stands beside it', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const headers = { cookie: `batline_session=${aino.secret}`, authorization: 'Bearer of something else' };
    expect((await ask(`${staff.baseUrl}/api/v1/me`, { headers })).status).toBe(401);
  });
});

describe('an API token', () => {
  const create = async (caller: StaffCaller, body: object = { label: 'skripti', days: 30 }, headers = {}) =>
    (await caller.post('/api/v1/me/tokens', body, headers)).body as { id: string; token: string };
  const use = (token: string, path = '/api/v1/me', init: RequestInit = {}) =>
    ask(`${staff.baseUrl}${path}`, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });

  it('acts as its person, without CSRF token, until it expires', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const { token } = await create(aino);
    const me = await use(token);
    expect(me.body).toMatchObject({ username: 'aino', roles: ['official'] });
    expect(me.body).not.toHaveProperty('csrfToken');
    expect((await use(token, '/api/v1/me/duty', { method: 'POST', body: '{"onDuty":false}' })).status).toBe(200);
    await clock.advance(30 * DAY - 1);
    expect((await use(token)).status).toBe(200);
    await clock.advance(1);
    expect((await use(token)).status).toBe(401);
  });

  it('is kept only as a hash, and its person is told of it', async () => {
    const eero = await StaffCaller.signIn(staff, 'eero', ['official']);
    const { id, token } = await create(eero);
    expect(JSON.stringify(await sql(`SELECT t.*, encode(secret_hash, 'escape') AS text FROM api_token t`))).not.toContain(token.slice(36));
    expect(JSON.stringify(await sql('SELECT * FROM idempotency_key'))).not.toContain(token.slice(36));
    const { notices } = (await eero.get('/api/v1/me')).body as { notices: { type: string; id: string }[] };
    expect(notices.map(({ type }) => type)).toContain('token.created');
    const { items } = (await eero.get('/api/v1/me/tokens')).body as { items: object[] };
    expect(items).toContainEqual({ id, label: 'skripti', createdAt: expect.any(String), expiresAt: '2026-12-24T06:00:00.000Z' });
  });

  it('is the same for a repeated request, and is stored nowhere for that', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const bad = { 'idempotency-key': 'the same token please' };
    const key = { 'idempotency-key': 'the-same-token-please' };
    expect((await aino.post('/api/v1/me/tokens', { label: 'x' }, bad)).status).toBe(400);
    const [one, two] = [await create(aino, { label: 'x' }, key), await create(aino, { label: 'x' }, key)];
    expect(two).toEqual(one);
    expect((await use(one.token)).status).toBe(200);
    expect(JSON.stringify(await sql('SELECT * FROM idempotency_key'))).not.toContain(one.token.slice(36));
  });

  it('opens nothing once revoked; only its person can revoke it', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const eero = await StaffCaller.signIn(staff, 'eero', ['official']);
    const { id, token } = await create(aino);
    expect((await eero.post(`/api/v1/me/tokens/${id}/revoke`)).status).toBe(404);
    expect((await aino.post('/api/v1/me/tokens/no-uuid/revoke')).status).toBe(404);
    expect((await use(token)).status).toBe(200);
    const revoked = await aino.post(`/api/v1/me/tokens/${id}/revoke`);
    expect(revoked.body).toMatchObject({ id, revokedAt: expect.any(String) });
    expect(await aino.post(`/api/v1/me/tokens/${id}/revoke`)).toEqual(revoked);
    expect((await use(token)).status).toBe(401);
  });

  it('makes no other tokens', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const { token } = await create(aino);
    const answer = await use(token, '/api/v1/me/tokens', { method: 'POST', body: '{"label":"x"}' });
    expect(answer.body.code).toBe('sign-in-needed-for-tokens');
  });

  it('needs its own secret', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const [one, two] = [await create(aino), await create(aino)];
    const mixed = `${one.token.slice(0, 36)}${two.token.slice(36)}`;
    expect((await use(mixed)).status).toBe(401);
  });

  it('has its last use noted, at most once a minute', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const { id, token } = await create(aino);
    const lastUse = async () =>
      ((await sql('SELECT last_used_at FROM api_token WHERE id = $1', [id]))[0]!.last_used_at as Date).toISOString();
    await use(token);
    expect(await lastUse()).toBe('2026-11-24T06:00:00.000Z');
    await clock.advance(MINUTE);
    await use(token);
    expect(await lastUse()).toBe('2026-11-24T06:00:00.000Z');
    await clock.advance(1);
    await use(token);
    expect(await lastUse()).toBe('2026-11-24T06:01:00.001Z');
  });
});

describe('a socket opened earlier', () => {
  it('holds while the session holds and the roles are the same', async () => {
    const authenticator = staff.app.get(Authenticator);
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const viewer = (await authenticator.authenticate({ cookieHeader: `batline_session=${aino.secret}` }))!;
    expect(await authenticator.stillHolds(viewer)).toBe(true);
    await sql(`UPDATE person SET roles = '{host}' WHERE username = 'aino'`);
    expect(await authenticator.stillHolds(viewer)).toBe(false);
    await sql(`UPDATE person SET roles = '{official}' WHERE username = 'aino'`);
    await clock.advance(DAY);
    expect(await authenticator.stillHolds(viewer)).toBe(false);
  });
});

describe('notices', () => {
  it('show once each, and are seen only by whom they are for', async () => {
    const aino = await StaffCaller.signIn(staff, 'aino', ['official']);
    const eero = await StaffCaller.signIn(staff, 'eero', ['official']);
    const { Notices } = await import('./notices/notices.service.js');
    const { UnitOfWork } = await import('#platform/database');
    const tell = () =>
      staff.app.get(UnitOfWork).run((tx) =>
        staff.app.get(Notices).tell(tx, [
          {
            personId: aino.personId,
            dedupeKey: 'offer:1',
            type: 'offer.made',
            caseId: '00000000-0000-4000-8000-000000000001',
            data: { trackingCode: 'ABC' },
          },
        ]),
      );
    expect(await tell()).toMatchObject([{ personId: aino.personId, dedupeKey: 'offer:1' }]);
    expect(await tell()).toEqual([]);
    const shown = async () =>
      ((await aino.get('/api/v1/me')).body as { notices: { id: string; type: string; seenAt?: string }[] }).notices.filter(
        ({ type }) => type === 'offer.made',
      );
    const [notice] = await shown();
    expect(await shown()).toEqual([
      {
        id: notice!.id,
        at: '2026-11-24T06:00:00.000Z',
        type: 'offer.made',
        caseId: '00000000-0000-4000-8000-000000000001',
        trackingCode: 'ABC',
      },
    ]);
    expect((await eero.post(`/api/v1/me/notices/${notice!.id}/seen`)).status).toBe(404);
    expect((await aino.post(`/api/v1/me/notices/${notice!.id}/seen`)).body.seenAt).toBe('2026-11-24T06:00:00.000Z');
    await clock.advance(7 * DAY);
    const later = await StaffCaller.signIn(staff, 'aino', ['official']);
    expect(((await later.get('/api/v1/me')).body as { notices: { type: string }[] }).notices.map(({ type }) => type)).not.toContain(
      'offer.made',
    );
  });
});
