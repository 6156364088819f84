import { Directory } from '../people/directory.service.js';
import { RosterAhead } from './roster-ahead.service.js';
import { City, type PersonName } from '#testing/city';
import { randomUUID } from 'node:crypto';

const HOUR = 3_600_000;
let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino'] });
}, 60_000);
afterAll(() => city.stop());
beforeEach(async () => {
  await city.clock.set('2026-11-16T08:00:00.000Z');
  await city.sql('DELETE FROM duty_shift');
  await city.sql('DELETE FROM absence');
});

const shift = (name: PersonName, from: string, to: string, more: { channels?: string[]; languages?: string[]; villages?: string[] } = {}) =>
  city.sql(
    'INSERT INTO duty_shift (id, person_id, starts_at, ends_at, channels, languages, villages) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [randomUUID(), city.viewers[name].personId, from, to, more.channels ?? [], more.languages ?? [], more.villages ?? []],
  );
const away = (name: PersonName, from: string, to: string) =>
  city.sql('INSERT INTO absence (id, person_id, starts_at, ends_at) VALUES ($1, $2, $3, $4)', [
    randomUUID(),
    city.viewers[name].personId,
    from,
    to,
  ]);
interface Duty {
  username: string;
  duties: object;
  channels: string[];
}
const duty = () =>
  city.sql<Duty & { via: boolean }>(
    'SELECT p.username, d.duties, d.channels, d.via_shift IS NOT NULL AS via FROM batline_duty() d JOIN person p ON p.id = d.person_id ORDER BY 1',
  );
const names = async () => (await duty()).map(({ username }) => username);

it('by the switch, or from the first moment of a shift until before its last', async () => {
  await shift('eero', '2026-11-16T09:00:00Z', '2026-11-16T10:00:00Z');
  expect(await names()).toEqual(['aino']);
  await city.clock.advance(HOUR - 1);
  expect(await names()).toEqual(['aino']);
  await city.clock.advance(1);
  expect(await names()).toEqual(['aino', 'eero']);
  await city.clock.advance(HOUR - 1);
  expect(await names()).toEqual(['aino', 'eero']);
  await city.clock.advance(1);
  expect(await names()).toEqual(['aino']);
});

it('a shift`s lists, where it has any, go before what the person answers for', async () => {
  await city.sql(`UPDATE person SET duties = '{"languages": ["fi"], "topics": ["safety"]}' WHERE username = 'eero'`);
  await shift('eero', '2026-11-16T07:00:00Z', '2026-11-16T10:00:00Z', { languages: ['sv', 'en'], channels: ['voice'] });
  expect((await duty())[1]).toEqual({
    username: 'eero',
    duties: { languages: ['sv', 'en'], topics: ['safety'] },
    channels: ['voice'],
    via: true,
  });
  expect(await city.sql('SELECT batline_on_duty() -> 1 AS eero')).toEqual([
    {
      eero: {
        id: city.viewers.eero.personId,
        roles: ['official'],
        duties: { languages: ['sv', 'en'], topics: ['safety'] },
        channels: ['voice'],
      },
    },
  ]);
});

it('with the switch on and a shift running somebody is there once, as the shift says', async () => {
  await shift('aino', '2026-11-16T07:00:00Z', '2026-11-16T10:00:00Z', { channels: ['chat'] });
  expect(await duty()).toMatchObject([{ username: 'aino', channels: ['chat'], via: true }]);
});

it('whoever is away, disabled, or whose shift was cancelled is not on duty', async () => {
  for (const name of ['eero', 'maija', 'petri'] as const) await shift(name, '2026-11-16T07:00:00Z', '2026-11-16T10:00:00Z');
  expect(await names()).toEqual(['aino', 'eero', 'maija', 'petri']);
  await away('aino', '2026-11-16T08:00:00Z', '2026-11-16T09:00:00Z');
  await away('maija', '2026-11-16T07:00:00Z', '2026-11-16T08:00:00.001Z');
  await city.sql(`UPDATE duty_shift SET cancelled_at = batline_now() WHERE person_id = $1`, [city.viewers.eero.personId]);
  await city.sql(`UPDATE person SET disabled_at = batline_now() WHERE username = 'petri'`);
  expect(await names()).toEqual([]);
  await city.clock.advance(1);
  expect(await names()).toEqual(['maija']);
  await city.clock.advance(HOUR);
  expect(await names()).toEqual(['aino', 'maija']);
  await city.sql(`UPDATE person SET disabled_at = NULL WHERE username = 'petri'`);
});

it('the directory and one`s own account tell the same, and until when somebody is away', async () => {
  await shift('eero', '2026-11-16T07:00:00Z', '2026-11-16T10:00:00Z');
  await away('aino', '2026-11-16T08:00:00Z', '2026-11-17T09:00:00Z');
  const { items } = await city.app.get(Directory).colleagues(city.viewers.leena, '');
  expect(items.find(({ username }) => username === 'eero')).toMatchObject({ onDuty: true });
  expect(items.find(({ username }) => username === 'aino')).toMatchObject({ onDuty: false, absentUntil: '2026-11-17T09:00:00.000Z' });
  expect(items[0]?.username).toBe('eero');
  const ahead = city.app.get(RosterAhead);
  expect(await ahead.ownDuty(city.viewers.aino.personId)).toEqual({
    onDuty: false,
    dutySwitch: true,
    absentUntil: '2026-11-17T09:00:00.000Z',
  });
  expect(await ahead.ownDuty(city.viewers.eero.personId)).toEqual({
    onDuty: true,
    dutySwitch: false,
    shiftUntil: '2026-11-16T10:00:00.000Z',
  });
});

it('the database refuses two shifts of one person at the same time, and a shift longer than a day of autumn', async () => {
  await shift('eero', '2026-11-16T07:00:00Z', '2026-11-16T10:00:00Z');
  await expect(shift('eero', '2026-11-16T09:59:59.999Z', '2026-11-16T11:00:00Z')).rejects.toThrow(/duty_shift_overlaps/);
  await shift('eero', '2026-11-16T10:00:00Z', '2026-11-16T11:00:00Z');
  await shift('maija', '2026-11-16T07:00:00Z', '2026-11-17T08:00:00Z');
  await expect(shift('petri', '2026-11-16T07:00:00Z', '2026-11-17T08:00:00.001Z')).rejects.toThrow(/check/);
});

describe('a rung is empty only if nobody is rostered before its due time', () => {
  const level = async (village?: string) => {
    const { caseId } = await city.contact(village === undefined ? {} : { village });
    const [row] = await city.sql<{ level: number }>('SELECT level FROM case_file WHERE id = $1', [caseId]);
    return row?.level;
  };
  beforeEach(() => city.setDuty('aino', false));
  afterEach(() => city.setDuty('aino', true));

  it('an evening contact waits for whoever comes in the morning, and goes up at once when nobody does', async () => {
    await city.clock.set('2026-11-16T20:00:00.000Z');
    expect(await level()).toBe(2);
    await shift('eero', '2026-11-17T06:00:00Z', '2026-11-17T14:00:00Z');
    expect(await level()).toBe(0);
    await away('eero', '2026-11-17T00:00:00Z', '2026-11-18T00:00:00Z');
    expect(await level()).toBe(2);
  });

  it('the wait is that of the rung: who comes after it does not count for it, but for the next one', async () => {
    await city.clock.set('2026-11-16T07:00:00.000Z');
    await shift('eero', '2026-11-16T11:30:00Z', '2026-11-16T14:00:00Z');
    expect(await level()).toBe(1);
    await shift('maija', '2026-11-16T10:30:00Z', '2026-11-16T12:00:00Z');
    expect(await level()).toBe(0);
  });
});
