import { createTestDatabase, type TestDatabase } from '#testing/postgres';
import { startStaffApp, type StaffApp } from '#testing/staff-app';
import { ask, StaffCaller } from '#testing/staff-caller';
import { DataSource } from 'typeorm';

let database: TestDatabase;
let staff: StaffApp;
let admin: StaffCaller;
let maija: StaffCaller;
const journal = () =>
  staff.app
    .get(DataSource)
    .query<{ type: string; data: unknown }[]>(`SELECT type, person_id, actor_id, data FROM staff_journal ORDER BY seq DESC LIMIT 1`);

beforeAll(async () => {
  database = await createTestDatabase();
  staff = await startStaffApp(database.ownerUrl);
  admin = await StaffCaller.signIn(staff, 'yllapito', ['administrator']);
  maija = await StaffCaller.signIn(staff, 'maija', ['official']);
}, 60_000);
afterAll(async () => {
  await staff?.close();
  await database?.drop();
});

const phoneOf = async (caller: StaffCaller) => (await caller.get('/api/v1/me/phone')).body.phone;
const seenByAdmin = async (username: string) =>
  ((await admin.get('/api/v1/people')).body as { items: { username: string; phone?: string }[] }).items.find(
    (one) => one.username === username,
  )?.phone;

describe('one’s own number', () => {
  it('is written as people write it, kept as E.164, and taken away again; the journal knows only that it changed', async () => {
    expect(await phoneOf(maija)).toBeNull();
    expect((await maija.put('/api/v1/me/phone', { phone: '040 123 4567' })).body).toEqual({ phone: '+358401234567' });
    expect(await phoneOf(maija)).toBe('+358401234567');
    expect(await journal()).toEqual([
      { type: 'person.changed', person_id: maija.personId, actor_id: maija.personId, data: { fields: ['phone'] } },
    ]);
    expect((await maija.put('/api/v1/me/phone', { phone: null })).body).toEqual({ phone: null });
    expect(await phoneOf(maija)).toBeNull();
  });

  it('is noted once however often the same is said', async () => {
    await maija.put('/api/v1/me/phone', { phone: '09 310 1691' });
    const [before] = await staff.app.get(DataSource).query<{ count: string }[]>('SELECT count(*) FROM staff_journal');
    await maija.put('/api/v1/me/phone', { phone: '+358 9 310 1691' });
    expect(await staff.app.get(DataSource).query('SELECT count(*) FROM staff_journal')).toEqual([before]);
  });

  it.each([
    ['words', { phone: 'soita' }, 'not-a-phone-number'],
    ['an emergency number', { phone: '112' }, 'not-a-phone-number'],
    ['a costly one', { phone: '0600 12345' }, 'costly-phone-number'],
    ['nothing', {}, 'invalid-type'],
    ['unknown keys', { phone: null, username: 'yllapito' }, 'unrecognized-keys'],
  ])('refuses %s', async (_, body, code) => {
    const answer = await maija.put('/api/v1/me/phone', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
    expect(JSON.stringify(answer.body['errors'])).toContain(code);
    expect(await phoneOf(maija)).toBe('+35893101691');
  });

  it('is changed from our own pages alone, and by somebody who is signed in', async () => {
    expect((await maija.put('/api/v1/me/phone', { phone: null }, { 'x-csrf-token': 'wrong' })).body.code).toBe('cross-site-request');
    const init = { method: 'PUT', body: '{"phone":null}', headers: { 'content-type': 'application/json' } };
    expect((await ask(`${staff.baseUrl}/api/v1/me/phone`, init)).status).toBe(401);
    expect(await phoneOf(maija)).toBe('+35893101691');
  });
});

describe('a number kept by the administrator', () => {
  it('is given with the person, changed, and taken away; what is not named stays', async () => {
    const person = { username: 'eero', name: 'Eero', roles: ['official'], phone: '050 123 4567' };
    expect((await admin.post('/api/v1/people', person)).body).toMatchObject({ phone: '+358501234567' });
    await admin.post('/api/v1/people/eero', { name: 'Eero Virtanen' });
    expect(await seenByAdmin('eero')).toBe('+358501234567');
    await admin.post('/api/v1/people/eero', { phone: '045 123 4567' });
    expect(await seenByAdmin('eero')).toBe('+358451234567');
    expect((await journal())[0]).toMatchObject({ data: { fields: ['phone'] } });
    await admin.post('/api/v1/people/eero', { phone: null });
    expect(await seenByAdmin('eero')).toBeUndefined();
  });
});
