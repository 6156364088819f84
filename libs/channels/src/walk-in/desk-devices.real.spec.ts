import { hashOf, newSecret } from '#staff';
import { startTestApi, type TestApi } from '#testing/api';
import { fakeClock, type FakeClock } from '#testing/postgres';
import { createHmac, randomUUID } from 'node:crypto';

const NOW = '2026-11-16T08:00:00.000Z';
const DAY = 86_400_000;
const ORIGIN = 'http://127.0.0.1:3999';
const FIRST = { village: 'Kallio', text: 'KANARIA katuvalo on pimeä.' };

let api: TestApi;
let clock: FakeClock;
let leenaId: string;
beforeAll(async () => {
  api = await startTestApi({ CONTACTS_PER_MINUTE: '5', TRACKS_PER_MINUTE: '3' });
  clock = await fakeClock(api.database.ownerUrl);
  await clock.set(NOW);
  await api.person('aino', ['official']);
  leenaId = await api.person('leena', ['host']);
  await api.person('kalle', ['host']);
  await api.person('yllapito', ['administrator']);
}, 60_000);
afterAll(async () => {
  await clock?.release();
  await api?.close();
});

/** A tablet, and the cookie that makes a browser it. */
async function tablet(as = 'leena', village = 'Kallio') {
  const made = await api.call(as, 'POST', '/desk/devices', { name: 'Aulan tabletti', village });
  expect({ status: made.status, body: made.body }).toMatchObject({ status: 201 });
  const cookies = [made.headers['set-cookie']].flat().map(String);
  const header = cookies.find((each) => each.startsWith('batline_desk=')) ?? '';
  return { id: made.body.id as string, header, cookie: header.split(';')[0] ?? '', cookies };
}
const on = (cookie: string, method: 'GET' | 'POST', path: string, body?: unknown, headers: Record<string, string> = {}) =>
  api.call(undefined, method, path, body, { cookie, origin: ORIGIN, ...headers });

it('opens a visit in its own room and reads nothing of it afterwards, nor of anything else', async () => {
  const { id, cookie, header } = await tablet();
  expect(header).toMatch(/HttpOnly; SameSite=Lax; Max-Age=\d+/);
  const opened = await on(cookie, 'POST', '/visits', FIRST);
  expect({ status: opened.status, keys: Object.keys(opened.body).sort() }).toEqual({ status: 201, keys: ['case', 'residentKey', 'slip'] });
  expect(opened.body.case).toMatchObject({ channel: 'walk_in', state: 'waiting' });
  const [{ caseId, facts, actor }] = (await api.sql(
    `SELECT j.case_id AS "caseId", j.data->'facts' AS facts, j.actor FROM journal j WHERE type = 'case.opened' AND data->'facts'->>'deviceId' = $1`,
    [id],
  )) as [{ caseId: string; facts: object; actor: object }];
  expect(facts).toMatchObject({ desk: 'Kallio', deviceId: id });
  expect(actor).toEqual({ type: 'resident' });
  // Everything that answers to a GET, and what a host could do next.
  const reads = [
    '/visits/mine',
    '/desk/devices',
    '/my/case',
    '/my/slip',
    '/me',
    '/cases',
    `/cases/${caseId}`,
    `/cases/${caseId}/visit`,
    '/people',
  ];
  for (const path of reads) {
    const read = await on(cookie, 'GET', path);
    expect({ path, status: read.status }).toEqual({ path, status: 401 });
    expect(JSON.stringify(read.body)).not.toMatch(/KANARIA/);
  }
  for (const [path, body] of [
    [`/visits/${caseId}/messages`, { text: 'Hei.' }],
    [`/visits/${caseId}/end`, {}],
    [`/visits/${caseId}/slip/send`, { by: 'sms' }],
    ['/visits/continue', { trackingCode: opened.body.case.trackingCode, residentKey: opened.body.residentKey }],
    ['/desk/devices', { name: 'Toinen', village: 'Kallio' }],
    [`/desk/devices/${id}/revoke`, {}],
    [`/cases/${caseId}/take`, {}],
  ] as const) {
    expect({ path, status: (await on(cookie, 'POST', path, body)).status }).toEqual({ path, status: 401 });
  }
  expect((await on(cookie, 'GET', '/desk/device')).body).toEqual({
    ...{ id, name: 'Aulan tabletti', village: 'Kallio' },
    expiresAt: new Date(Date.parse(NOW) + 120 * DAY).toISOString(),
  });
  // The official who took the case sees that somebody sits there, by themselves.
  await api.call('aino', 'POST', `/cases/${caseId}/take`, {});
  const seen = (await api.call('aino', 'GET', `/cases/${caseId}/visit`)).body;
  expect(seen).toMatchObject({ open: { desk: 'Kallio' }, may: { come: true } });
  expect(seen.open.host).toBeUndefined();
  expect((await api.call('leena', 'GET', '/visits/mine')).body.items).toEqual([]);
});

it.each([
  ['another village', { village: 'Vallila' }],
  ['another desk', { desk: 'Vallila' }],
])('%s is not its own', async (_what, given) => {
  const { cookie } = await tablet();
  const refused = await on(cookie, 'POST', '/visits', { ...FIRST, ...given });
  expect([refused.status, refused.body.code]).toEqual([403, 'wrong-desk']);
});

it('nothing that it is not: another site, a wrong or doubled cookie', async () => {
  const { cookie } = await tablet();
  const code = async (value: string, headers = {}) => (await on(value, 'POST', '/visits', FIRST, headers)).body.code as string;
  expect(await code(cookie, { origin: 'https://evil.example' })).toBe('cross-site-request');
  expect(await code(cookie, { 'sec-fetch-site': 'same-site' })).toBe('cross-site-request');
  expect(await code(`batline_desk=${newSecret()}`)).toBe('sign-in-needed');
  expect(await code(`${cookie}; batline_desk=${newSecret()}`)).toBe('sign-in-needed');
  expect(await code('')).toBe('sign-in-needed');
  expect((await on('', 'GET', '/desk/device')).status).toBe(404);
});

it('is listed to who made it and to the administrator, and opens nothing once it is revoked or over', async () => {
  const { id, cookie } = await tablet();
  const list = async (as: string) => ((await api.call(as, 'GET', '/desk/devices')).body.items as { id: string }[]).map((each) => each.id);
  expect(await list('leena')).toContain(id);
  expect(await list('yllapito')).toContain(id);
  expect(await list('kalle')).not.toContain(id);
  expect((await api.call('aino', 'GET', '/desk/devices')).status).toBe(403);
  expect((await api.call('kalle', 'POST', `/desk/devices/${id}/revoke`, {})).status).toBe(404);
  expect((await on(cookie, 'GET', '/desk/device')).status).toBe(200);
  const revoked = await api.call('yllapito', 'POST', `/desk/devices/${id}/revoke`, {});
  expect(revoked.body).toMatchObject({ id, revokedAt: NOW, createdBy: { username: 'leena' } });
  expect((await api.call('leena', 'POST', `/desk/devices/${id}/revoke`, {})).body.revokedAt).toBe(NOW);
  expect((await on(cookie, 'POST', '/visits', FIRST)).body.code).toBe('sign-in-needed');

  const other = await tablet();
  await clock.advance(120 * DAY - 1);
  expect((await on(other.cookie, 'GET', '/desk/device')).status).toBe(200);
  await clock.advance(1);
  expect((await on(other.cookie, 'POST', '/visits', FIRST)).body.code).toBe('sign-in-needed');
  await clock.set(NOW);
});

it('says nothing of when: only a host sends what was typed earlier, so that nobody in a hall makes the city late', async () => {
  const { id, cookie } = await tablet();
  const earlier = await on(cookie, 'POST', '/visits', { ...FIRST, arrivedAt: '2026-11-10T08:00:00Z' });
  expect([earlier.status, earlier.body.code]).toEqual([401, 'sign-in-needed']);
  expect(await api.sql(`SELECT 1 FROM journal WHERE type = 'case.opened' AND data->'facts'->>'deviceId' = $1`, [id])).toEqual([]);
  expect((await on(cookie, 'POST', '/visits', FIRST)).status).toBe(201);
});

it('the host’s session ends on the tablet that becomes one, everywhere', async () => {
  const secret = newSecret();
  await api.sql(
    `INSERT INTO session (id_hash, person_id, issuer, subject, expires_at) VALUES ($1, $2, 'http://127.0.0.1:3999/dev-idp', 'leena', batline_now() + interval '1 hour')`,
    [hashOf(secret), leenaId],
  );
  const session = `batline_session=${secret}`;
  const csrf = { 'x-csrf-token': createHmac('sha256', secret).update('batline/csrf').digest('base64url') };
  expect((await on(session, 'GET', '/me')).status).toBe(200);
  expect((await on(session, 'POST', '/visits', FIRST)).body.code).toBe('cross-site-request');
  const made = await on(session, 'POST', '/desk/devices', { name: 'Aula', village: '11' }, csrf);
  expect(made.body).toMatchObject({ village: 'Kallio' });
  expect(made.headers['set-cookie']).toEqual([
    expect.stringMatching(/^batline_desk=[\w-]{43};/),
    expect.stringMatching(/^batline_session=; .*Max-Age=0/),
  ]);
  expect((await on(session, 'GET', '/me')).status).toBe(401);
});

it('a repeated request makes one tablet, with the same cookie', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const make = () => api.call('kalle', 'POST', '/desk/devices', { name: 'Aula', village: 'Kallio' }, key);
  const [one, other] = [await make(), await make()];
  expect(other.body).toEqual(one.body);
  expect(other.headers['set-cookie']).toEqual(one.headers['set-cookie']);
  expect(
    await api.sql('SELECT 1 FROM desk_device WHERE name = $1 AND created_by = (SELECT id FROM person WHERE username = $2)', [
      'Aula',
      'kalle',
    ]),
  ).toHaveLength(1);
});

it('may open so many visits in a minute; other tablets of the same school are not held up by it', async () => {
  const [busy, quiet] = [await tablet(), await tablet()];
  const status = async (cookie: string) => (await on(cookie, 'POST', '/visits', FIRST)).status;
  const answers = [];
  for (let i = 0; i < 6; i += 1) answers.push(await status(busy.cookie));
  expect(answers).toEqual([201, 201, 201, 201, 201, 429]);
  expect(await status(quiet.cookie)).toBe(201);
});

it('a key is not guessed: a host tries so often in a minute, whatever comes of it', async () => {
  const attempt = async () =>
    (await api.call('kalle', 'POST', '/visits/continue', { trackingCode: 'KX74-PD2M-9', residentKey: newSecret() })).body.code as string;
  const answers = [];
  for (let i = 0; i < 4; i += 1) answers.push(await attempt());
  expect(answers).toEqual(['not-found', 'not-found', 'not-found', 'too-many-requests']);
});
