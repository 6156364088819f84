import { createTestDatabase, type TestDatabase } from '#testing/postgres';
import { startStaffApp, type StaffApp } from '#testing/staff-app';
import { ask, StaffCaller } from '#testing/staff-caller';
import pg from 'pg';
import { DataSource } from 'typeorm';

let database: TestDatabase;
let staff: StaffApp;
let admin: StaffCaller;
const sql = (text: string, parameters: unknown[] = []) => staff.app.get(DataSource).query<Record<string, unknown>[]>(text, parameters);

beforeAll(async () => {
  database = await createTestDatabase();
  staff = await startStaffApp(database.ownerUrl);
  admin = await StaffCaller.signIn(staff, 'yllapito', ['administrator']);
}, 60_000);
afterAll(async () => {
  await staff?.close();
  await database?.drop();
});

let made = 0;
const newPerson = (more: object = {}) => ({ username: `uusi${(made += 1)}`, name: 'Uusi Ihminen', roles: ['official'], ...more });
const add = async (more: object = {}) => {
  const person = newPerson(more);
  expect((await admin.post('/api/v1/people', person)).status).toBe(201);
  return person;
};

describe('adding people', () => {
  it('stores them as given, and tells who did it', async () => {
    const identity = { issuer: 'https://id.example', subject: 'some-subject' };
    const person = newPerson({ duties: { topics: ['safety'], villages: ['Kallio'] }, identity });
    const added = await admin.post('/api/v1/people', person);
    expect(added.status).toBe(201);
    expect(added.body).toEqual({
      username: person.username,
      name: 'Uusi Ihminen',
      roles: ['official'],
      duties: { sectors: [], topics: ['safety'], villages: ['Kallio'], languages: ['fi'] },
      onDuty: false,
      identity,
    });
    const { items } = (await admin.get('/api/v1/people')).body as { items: { username: string }[] };
    expect(items.find(({ username }) => username === person.username)).toEqual(added.body);
    expect(await sql(`SELECT type, actor_id, actor_via FROM staff_journal ORDER BY seq DESC LIMIT 1`)).toEqual([
      { type: 'person.added', actor_id: admin.personId, actor_via: 'session' },
    ]);
  });

  it('refuses a taken username or identity, and stores nothing of it', async () => {
    const identity = { issuer: 'https://id.example', subject: 'taken' };
    const first = await add({ identity });
    expect((await admin.post('/api/v1/people', newPerson({ username: first.username }))).body.code).toBe('username-taken');
    const second = newPerson({ identity });
    expect((await admin.post('/api/v1/people', second)).body.code).toBe('identity-taken');
    expect(await sql('SELECT 1 FROM person WHERE username = $1', [second.username])).toEqual([]);
  });

  it('happens once for one idempotency key, and refuses the key for something else', async () => {
    const person = newPerson();
    const key = { 'idempotency-key': 'one-key-for-one-act' };
    const answers = await Promise.all([1, 2, 3].map(() => admin.post('/api/v1/people', person, key)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]!.status).toBe(201);
    expect((await admin.post('/api/v1/people', newPerson(), key)).body.code).toBe('idempotency-key-reused');
  });

  it.each([
    ['unknown keys', { surprise: 1 }],
    ['no roles', { roles: [] }],
    ['made-up roles', { roles: ['batman'] }],
    ['a bad username', { username: 'Ääkkönen' }],
    ['an empty name', { name: ' ' }],
  ])('refuses %s', async (_, more) => expect((await admin.post('/api/v1/people', newPerson(more))).status).toBe(400));
});

describe('who may', () => {
  it.each([
    ['official', 403, 403],
    ['host', 403, 403],
    ['robin', 403, 403],
    ['councillor', 403, 403],
    ['mayor', 200, 403],
  ] as const)('%s: reads %d, adds %d', async (role, reads, adds) => {
    const caller = await StaffCaller.signIn(staff, `rooli-${role}`, [role]);
    expect((await caller.get('/api/v1/people')).status).toBe(reads);
    for (const path of ['/api/v1/people', '/api/v1/people/yllapito', '/api/v1/people/yllapito/disable', '/api/v1/people/yllapito/enable'])
      expect((await caller.post(path, path === '/api/v1/people' ? newPerson() : {})).status).toBe(adds);
  });

  it('nobody without signing in, whatever they send', async () => {
    for (const headers of [{}, { authorization: 'Bearer x' }, { authorization: 'Basic eDp5' }, { cookie: 'batline_session=x' }])
      expect((await ask(`${staff.baseUrl}/api/v1/people`, { headers: headers as Record<string, string> })).status).toBe(401);
  });
});

describe('changing people', () => {
  it('changes what is named and leaves the rest; names stay out of the journal', async () => {
    const { username } = await add({ duties: { topics: ['safety'] } });
    const changed = await admin.post(`/api/v1/people/${username}`, { name: 'Toinen Nimi', roles: ['official', 'host'] });
    expect(changed.body).toMatchObject({ name: 'Toinen Nimi', roles: ['official', 'host'], duties: { topics: ['safety'] } });
    const [entry] = await sql(`SELECT data FROM staff_journal ORDER BY seq DESC LIMIT 1`);
    expect(entry).toEqual({ data: { fields: ['name', 'roles'], rolesBefore: ['official'], roles: ['official', 'host'] } });
  });

  it('ends sessions when a role or the way to sign in was taken away, and says when cases lose their owner', async () => {
    const both = await StaffCaller.signIn(staff, 'kaksi', ['official', 'host']);
    await admin.post('/api/v1/people/kaksi', { roles: ['official', 'host', 'robin'] });
    expect(await both.status()).toBe(200);
    await admin.post('/api/v1/people/kaksi', { roles: ['official'] });
    expect(await both.status()).toBe(401);
    expect(staff.gone).not.toContain(both.personId);
    await admin.post('/api/v1/people/kaksi', { roles: ['host'] });
    expect(staff.gone).toContain(both.personId);

    const other = await StaffCaller.signIn(staff, 'toinen', ['official']);
    await admin.post('/api/v1/people/toinen', { identity: { issuer: 'https://id.example', subject: 'toinen' } });
    expect(await other.status()).toBe(200);
    await admin.post('/api/v1/people/toinen', { identity: null });
    expect(await other.status()).toBe(401);
  });

  it('does not know people who are not there', async () => {
    for (const path of ['ei-ole', 'ei-ole/disable', 'ei-ole/enable'])
      expect((await admin.post(`/api/v1/people/${path}`)).body.code).toBe('not-found');
  });
});

describe('disabling people', () => {
  it('shuts every way in at the same moment, tells the cases, and can be undone without bringing old ways back', async () => {
    const person = await StaffCaller.signIn(staff, 'pois', ['official']);
    const elsewhere = await StaffCaller.signIn(staff, 'pois', ['official']);
    await person.post('/api/v1/me/duty', { onDuty: true });
    const { token } = (await person.post('/api/v1/me/tokens', { label: 'skripti' })).body as { token: string };
    const byToken = () => ask(`${staff.baseUrl}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await byToken()).status).toBe(200);

    const disabled = await admin.post('/api/v1/people/pois/disable');
    expect(disabled.body).toMatchObject({ username: 'pois', onDuty: false, disabledAt: expect.any(String) });
    expect([await person.status(), await elsewhere.status(), (await byToken()).status]).toEqual([401, 401, 401]);
    expect(staff.gone.filter((id) => id === person.personId)).toHaveLength(1);
    expect(staff.endedSessions.length).toBeGreaterThanOrEqual(2);

    expect((await admin.post('/api/v1/people/pois/disable')).body.disabledAt).toBe(disabled.body.disabledAt);
    expect(staff.gone.filter((id) => id === person.personId)).toHaveLength(1);

    expect((await admin.post('/api/v1/people/pois/enable')).body.disabledAt).toBeUndefined();
    expect([await person.status(), (await byToken()).status]).toEqual([401, 401]);
    expect(await (await StaffCaller.signIn(staff, 'pois', ['official'])).status()).toBe(200);
  });

  it('never oneself, never the last administrator', async () => {
    expect((await admin.post('/api/v1/people/yllapito/disable')).body.code).toBe('cannot-disable-oneself');
    expect((await admin.post('/api/v1/people/yllapito', { roles: ['official'] })).body.code).toBe('last-administrator');
    expect(await admin.status()).toBe(200);
  });

  it('two administrators who disable each other at once: one stays', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [
        await StaffCaller.signIn(staff, `pari-a${round}`, ['administrator']),
        await StaffCaller.signIn(staff, `pari-b${round}`, ['administrator']),
      ];
      const answers = await Promise.all([
        one.post(`/api/v1/people/pari-b${round}/disable`),
        two.post(`/api/v1/people/pari-a${round}/disable`),
      ]);
      expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      expect([await one.status(), await two.status()].sort()).toEqual([200, 401]);
    }
  });
});

describe('colleagues', () => {
  it('are found by a part of the name as it is written, without oneself and those who are gone', async () => {
    const me = await StaffCaller.signIn(staff, 'hakija', ['official']);
    await add({ username: 'prosentti', name: 'Sata % Varma' });
    await add({ username: 'pormestari2', name: 'Hakija Pormestari', roles: ['mayor'] });
    await add({ username: 'robin2', name: 'Hakija Robin', roles: ['robin'] });
    await add({ username: 'lahtenyt', name: 'Hakija Lähtenyt' });
    await admin.post('/api/v1/people/lahtenyt/disable');
    const find = async (q: string) =>
      ((await me.get(`/api/v1/colleagues?q=${encodeURIComponent(q)}`)).body as { items: { username: string }[] }).items.map(
        (one) => one.username,
      );
    expect(await find('HAKIJA')).toEqual(['pormestari2']);
    expect(await find('% v')).toEqual(['prosentti']);
    expect(await find('_')).toEqual([]);
    expect((await me.get('/api/v1/colleagues')).status).toBe(200);
    expect((await me.get('/api/v1/colleagues?q=a&x=1')).status).toBe(400);
    expect((await me.get('/api/v1/colleagues?q=%00')).status).toBe(400);
    expect((await admin.get('/api/v1/colleagues')).status).toBe(403);
  });
});

describe('the journal of people', () => {
  it('cannot be changed, not even by the owner of the tables', async () => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    for (const text of [`UPDATE staff_journal SET type = 'x'`, 'DELETE FROM staff_journal', 'TRUNCATE staff_journal'])
      await expect(owner.query(text)).rejects.toThrow('append-only');
    await owner.end();
  });
});
