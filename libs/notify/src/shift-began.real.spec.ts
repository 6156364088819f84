import { GapTellingService, RosterKeeper, RosterWorkerModule } from '#staff';
import { City, type PersonName } from '#testing/city';
import { NotifyModule } from './notify.module.js';
import { ShiftBegan } from './shift-began.service.js';
import { QueueModule } from '#platform/queue';
import { randomUUID } from 'node:crypto';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let city: City;
beforeAll(async () => {
  city = await City.start({
    modules: ({ ownerUrl }) => [
      QueueModule.forRoot({ databaseUrl: ownerUrl, redisUrl: undefined, onError: () => undefined }),
      NotifyModule.forRoot({ relayEveryMs: null, undeliveredEveryMs: null, stepsEveryMs: null, shiftsEveryMs: null }),
      RosterWorkerModule.forRoot({ keepEveryMs: null, gapsEveryMs: null }),
    ],
  });
}, 60_000);
afterAll(() => city.stop());
beforeEach(async () => {
  await city.clock.set('2026-11-16T08:00:00.000Z');
  for (const table of ['duty_swap', 'duty_shift', 'absence', 'staff_notice']) await city.sql(`DELETE FROM ${table}`);
});

const shift = async (name: PersonName, from: number, to: number, more: { languages?: string[]; channels?: string[] } = {}) => {
  const id = randomUUID();
  await city.sql(
    `INSERT INTO duty_shift (id, person_id, starts_at, ends_at, languages, channels)
     VALUES ($1, $2, batline_now() + $3 * interval '1 ms', batline_now() + $4 * interval '1 ms', $5, $6)`,
    [id, city.viewers[name].personId, from, to, more.languages ?? [], more.channels ?? []],
  );
  return id;
};
const notices = (type: string) =>
  city.sql<{ username: string; data: Record<string, unknown> }>(
    'SELECT p.username, n.data FROM staff_notice n JOIN person p ON p.id = n.person_id WHERE n.type = $1 ORDER BY n.at, p.username',
    [type],
  );

describe('a shift that begins', () => {
  it('tells how much waits for its person, once, and not before nor while they are away', async () => {
    await city.contact({ text: 'Salaista asiaa', language: 'fi' });
    await city.contact({ channel: 'chat', language: 'sv' });
    await city.contact({ language: 'en' });
    await shift('aino', HOUR, 2 * HOUR, { languages: ['fi', 'sv'] });
    await shift('eero', HOUR, 2 * HOUR, { channels: ['voice'] });
    await shift('maija', HOUR, 3 * HOUR);
    await city.sql(
      `INSERT INTO absence (id, person_id, starts_at, ends_at) VALUES ($1, $2, batline_now(), batline_now() + interval '2 hours')`,
      [randomUUID(), city.viewers.maija.personId],
    );
    const began = city.app.get(ShiftBegan);
    expect(await began.step()).toBe(0);
    await city.clock.advance(HOUR);
    expect((await Promise.all([began.step(), began.step()])).sort()).toEqual([0, 2]);
    expect(await began.step()).toBe(0);
    const endsAt = '2026-11-16T10:00:00.000Z';
    expect(await notices('shift.began')).toEqual([
      { username: 'aino', data: { waiting: 2, live: 1, endsAt } },
      { username: 'eero', data: { waiting: 0, live: 0, endsAt } },
    ]);
    await city.clock.advance(HOUR);
    expect(await began.step()).toBe(1);
    expect((await notices('shift.began')).at(-1)).toMatchObject({ username: 'maija', data: { waiting: 3 } });
  });
});

it('what was asked about a shift ends when it begins, and both are told', async () => {
  const id = await shift('aino', HOUR, 2 * HOUR);
  await city.sql('INSERT INTO duty_swap (id, shift_id, by_id, to_id) VALUES ($1, $2, $3, $4)', [
    ...[randomUUID(), id, city.viewers.aino.personId, city.viewers.eero.personId],
  ]);
  const keeper = city.app.get(RosterKeeper);
  await keeper.keep();
  expect(await notices('swap.began')).toEqual([]);
  await city.clock.advance(HOUR);
  await Promise.all([keeper.keep(), keeper.keep()]);
  expect((await notices('swap.began')).map(({ username }) => username)).toEqual(['aino', 'eero']);
  expect(await city.sql('SELECT how FROM duty_swap')).toEqual([{ how: 'began' }]);
});

describe('gaps', () => {
  /** One long row of days in which somebody is there, with a hole in it. */
  const allBut = async (from: number, to: number) => {
    for (let day = -8; day < 30; day += 1) {
      const start = day * DAY;
      if (from <= start || from >= start + DAY) await shift('aino', start, start + DAY);
      else {
        await shift('aino', start, from);
        await shift('aino', to, start + DAY);
      }
    }
  };
  const tell = () => city.app.get(GapTellingService).step();
  const told = async () => (await notices('roster.gap')).map(({ username, data }) => `${username} ${String(data['ahead'])}`);

  it('are told of a week ahead, again a day ahead, and never twice', async () => {
    await allBut(10 * DAY + HOUR, 10 * DAY + 2 * HOUR);
    expect(await tell()).toBe(0);
    await city.clock.advance(3 * DAY + HOUR);
    await tell();
    expect(await told()).toEqual(['pormestari week', 'yllapito week']);
    await city.clock.advance(5 * DAY);
    await Promise.all([tell(), tell()]);
    expect(await told()).toHaveLength(2);
    await city.clock.advance(DAY);
    await tell();
    expect((await told()).slice(2)).toEqual(['pormestari day', 'yllapito day']);
    // It is there now, and then it is over.
    for (let hours = 0; hours < 30; hours += 1) {
      await city.clock.advance(HOUR);
      await tell();
    }
    expect(await told()).toHaveLength(4);
    expect((await notices('roster.gap'))[0]?.data).toEqual({
      ...{ ahead: 'week', startsAt: '2026-11-26T09:00:00.000Z', endsAt: '2026-11-26T10:00:00.000Z' },
      ...{ channels: 'chat,voice', languages: 'fi,sv,en' },
    });
  });

  it('one that has been open for long is told of once a week', async () => {
    await tell();
    await city.clock.advance(6 * DAY);
    await tell();
    expect(await told()).toEqual(['pormestari now', 'yllapito now']);
    await city.clock.advance(DAY);
    await tell();
    expect(await told()).toHaveLength(4);
  });
});
