import { createTestDatabase, type TestDatabase } from '#testing/postgres';
import { startStaffApp, type StaffApp } from '#testing/staff-app';
import { ask, StaffCaller } from '#testing/staff-caller';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { COMMANDS } from './commands.js';
import { findPlaces } from './places.js';
import { runCommand } from './run.js';

let database: TestDatabase;
let staff: StaffApp;

beforeAll(async () => {
  database = await createTestDatabase();
  staff = await startStaffApp(database.ownerUrl);
}, 60_000);
afterAll(async () => {
  await staff?.close();
  await database?.drop();
});

async function batline(...args: string[]): Promise<{ code: number; out: string[]; notes: string[] }> {
  const [out, notes]: [string[], string[]] = [[], []];
  const places = () => findPlaces({ DATABASE_URL: database.ownerUrl, OIDC_ISSUER: 'https://id.example' });
  const code = await runCommand(args, COMMANDS, { places, out: (line) => out.push(line), note: (line) => notes.push(line) });
  return { code, out, notes };
}

const addPerson = (username: string, ...more: string[]) =>
  batline(
    'person',
    'add',
    '--username',
    username,
    '--name',
    `Nimi ${username}`,
    ...(more.includes('--role') ? [] : ['--role', 'official']),
    ...more,
  );

describe('person', () => {
  it('add: lets somebody in by what the provider calls them', async () => {
    expect(await addPerson('matti', '--role', 'official', '--role', 'host', '--subject', 'matti-1')).toEqual({
      code: 0,
      out: ['matti'],
      notes: [],
    });
    const { out } = await batline('person', 'list');
    expect(out).toContain('matti\tNimi matti\tofficial,host');
  });

  it('add: says when nobody could sign in so, or when the name is taken', async () => {
    expect((await addPerson('ilman')).notes.join()).toContain('cannot sign in');
    expect(await addPerson('ilman')).toMatchObject({ code: 1, out: [], notes: ['Somebody has that username already.'] });
  });

  it.each([
    [['--username', 'x'], '--name'],
    [['--username', 'Ä', '--name', 'n', '--role', 'official'], '--username'],
    [['--username', 'x', '--name', 'n', '--role', 'batman'], '--role'],
    [['--surprise', '1'], '--surprise'],
    [['positional'], 'positional'],
  ])('add %p names what is wrong', async (args, what) => {
    const { code, notes } = await batline('person', 'add', ...args);
    expect(code).toBe(1);
    expect(notes.join()).toContain(what);
  });

  it('disable: ends what they had open, and leaves word for their cases', async () => {
    const caller = await StaffCaller.signIn(staff, 'pois', ['official']);
    expect(await batline('person', 'disable', '--username', 'pois')).toEqual({ code: 0, out: ['pois'], notes: [] });
    expect(await caller.status()).toBe(401);
    expect((await batline('person', 'list')).out).toContain('pois\tNimi pois\tofficial\tdisabled');
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { rows } = await client.query(`SELECT topic, body FROM outbox`);
    await client.end();
    expect(rows).toEqual([{ topic: 'person.gone', body: { personId: caller.personId } }]);
  });

  it('disable: not somebody who is not there, not the last administrator', async () => {
    expect(await batline('person', 'disable', '--username', 'ei-ole')).toMatchObject({
      code: 1,
      notes: ['There is nobody with that username.'],
    });
    await StaffCaller.signIn(staff, 'yllapito', ['administrator']);
    expect((await batline('person', 'disable', '--username', 'yllapito')).notes.join()).toContain('last administrator');
  });
});

describe('roster gaps', () => {
  it('prints each gap of fourteen days and fails; without any it is 0', async () => {
    const found = await batline('roster', 'gaps');
    expect(found.code).toBe(1);
    expect(found.out).toHaveLength(6);
    expect(found.out[0]).toMatch(/^chat\tfi\t\d{4}-\d\d-\d\d \d\d:\d\d\t\d{4}-\d\d-\d\d \d\d:\d\d$/);
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(`INSERT INTO person (username, name, roles) VALUES ('paiva', 'Päivä', '{official}')`);
    await client.query(`
      INSERT INTO duty_shift (id, person_id, starts_at, ends_at)
      SELECT gen_random_uuid(), p.id, date_trunc('second', now()) - interval '1 hour' + n * interval '1 day', date_trunc('second', now()) - interval '1 hour' + (n + 1) * interval '1 day'
      FROM person p, generate_series(0, 15) n WHERE p.username = 'paiva'`);
    await client.end();
    expect(await batline('roster', 'gaps')).toEqual({
      code: 0,
      out: [],
      notes: ['No gaps: somebody serves every live channel in every language.'],
    });
    expect(await batline('roster', 'gaps', '--days', '3')).toMatchObject({ code: 1, out: [] });
  });
});

describe('token create', () => {
  it('prints a token that works, alone', async () => {
    await addPerson('skriptaaja');
    const { code, out, notes } = await batline('token', 'create', '--as', 'skriptaaja', '--days', '7');
    expect({ code, notes, lines: out.length }).toEqual({ code: 0, notes: [], lines: 1 });
    const me = await ask(`${staff.baseUrl}/api/v1/me`, { headers: { authorization: `Bearer ${out[0]}` } });
    expect(me.body).toMatchObject({ username: 'skriptaaja' });
  });

  it.each([
    [[], '--as'],
    [['--as', 'ei-ole'], 'nobody'],
    [['--as', 'skriptaaja', '--days', '400'], '--days'],
    [['--as', 'skriptaaja', '--days', 'x'], '--days'],
  ])('%p is refused', async (args, what) => {
    const { code, out, notes } = await batline('token', 'create', ...args);
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(notes.join()).toContain(what);
  });
});

describe('city', () => {
  const folder = mkdtempSync(join(tmpdir(), 'batline-cli-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('imports postal codes, and says when nothing changed', async () => {
    const codes = file('codes.csv', 'postal_code;village_code\n00500;11\n00500;10\n');
    expect(await batline('city', 'import-postal-codes', codes)).toEqual({
      ...{ code: 0, out: ['2 came or changed'], notes: ['Done; 0 as before, 0 left out.'] },
    });
    expect(await batline('city', 'import-postal-codes', codes)).toMatchObject({
      out: [],
      notes: ['Nothing changed; 2 as before, 0 left out.'],
    });
  });
  it('imports units by a mapping, and says what was left out', async () => {
    const units = file('units.json', JSON.stringify({ results: [{ id: 7, name: { fi: 'Testikoulu' }, street_address: { fi: 'Katu 1' } }, { id: 8, name: { fi: 'Toinen' }, street_address: { fi: 'Katu 2' } }] })); // prettier-ignore
    expect(await batline('city', 'import-units', units, '--mapping', file('map.csv', 'unit_id;village_code\n7;Malm\n'))).toMatchObject({
      ...{ code: 0, out: ['7 Testikoulu: Malmi: new, without opening hours'] },
      notes: ['left out: 8 Toinen: has no location and stands in no mapping', 'Done; 0 as before, 1 left out.'],
    });
  });
  it('says what is wrong with a file, and that nothing was imported', async () => {
    const { code, out, notes } = await batline('city', 'import-districts', file('none.geojson', '{"type": "Feature"}'));
    expect({ code, out }).toEqual({ code: 1, out: [] });
    expect(notes.join()).toMatch(/none.geojson is no GeoJSON FeatureCollection.*\nNothing was imported./);
    expect(await batline('city', 'import-districts')).toMatchObject({ code: 1, notes: ['Name one file.'] });
  });
});
