import { JournalVerifyService } from '#cases';
import { Villages } from '#city';
import { RosterView } from '#staff';
import { City, testSettings } from '#testing/city';
import { createTestDatabase, fakeClock, type TestDatabase } from '#testing/postgres';
import { DEMO_CASES } from './cases/index.js';
import { DEMO_LIVING_ROOMS } from './living-rooms.js';
import { seedDemo } from './seed.js';

/** A demo may be started at any hour: what it shows must not depend on it. */
const STARTS = [
  '2026-11-24T06:30:00Z',
  '2026-11-24T09:37:00Z',
  '2026-11-24T13:59:00Z',
  '2026-11-28T10:00:00Z',
  '2026-12-07T00:30:00Z',
  '2027-01-07T07:15:00Z',
];

describe.each(STARTS)('the demo, first started at %s', (now) => {
  let database: TestDatabase;
  let city: City;
  let seconds = 0;
  let endClock: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    database = await createTestDatabase();
    const clock = await fakeClock(database.ownerUrl);
    await clock.set(now);
    const context = { settings: testSettings(database, { DATABASE_URL: database.appUrl }), ownerUrl: database.ownerUrl };
    const started = performance.now();
    await seedDemo(context);
    seconds = (performance.now() - started) / 1000;
    await seedDemo(context);
    city = await City.start({ database, at: 'real' });
    endClock = () => clock.release();
  }, 60_000);
  afterAll(async () => {
    await city?.stop();
    await endClock?.();
    await database.drop();
  });

  it('every demo case is there once, although the product was started twice', async () => {
    const [row] = await city.sql<{ cases: number; contacts: number }>(
      'SELECT (SELECT count(*) FROM case_file)::int AS cases, (SELECT count(*) FROM contact)::int AS contacts',
    );
    expect(row).toEqual({ cases: DEMO_CASES.length, contacts: DEMO_CASES.length });
    expect(seconds).toBeLessThan(10);
  });

  it('a dozen villages have a living room once, and Leena hosts hers; villages go by their official names', async () => {
    const rooms = await city.sql<{ village: string; hosts: string[] }>(
      `SELECT village, ARRAY (SELECT username FROM person WHERE id = ANY (host_ids)) AS hosts FROM living_room`,
    );
    expect(rooms).toHaveLength(DEMO_LIVING_ROOMS.length);
    expect(rooms.filter(({ hosts }) => hosts.length > 0)).toEqual([{ village: '38', hosts: ['leena'] }]);
    const named = await city.sql<{ village: string }>('SELECT DISTINCT village FROM case_file WHERE village IS NOT NULL');
    const villages = city.app.get(Villages);
    expect(named.filter(({ village }) => villages.find(village)?.name.fi !== village)).toEqual([]);
  });

  it('the journals verify, and every state was rebuilt from them', async () => {
    const findings: unknown[] = [];
    expect(await city.app.get(JournalVerifyService).verify((finding) => findings.push(finding))).toBe(DEMO_CASES.length);
    expect(findings).toEqual([]);
  });

  it.each([
    ['state', ['answered', 'awaiting_resident', 'closed', 'owned', 'waiting']],
    ['level', [0, 1, 2]],
    ['language', ['en', 'fi', 'sv']],
    ["COALESCE(closing->>'by', '-')", ['-', 'official', 'owner', 'resident', 'silence']],
    [
      "COALESCE(closing->>'outcome', answer->>'outcome', '-')",
      ['-', 'advised', 'duplicate', 'no_matter', 'not_possible', 'realised', 'solved', 'withdrawn'],
    ],
  ])('there is every %s', async (expression, wanted) => {
    const rows = await city.sql<{ value: unknown }>(`SELECT DISTINCT ${expression} AS value FROM case_file`);
    expect(rows.map(({ value }) => value).sort()).toEqual(wanted);
  });

  it('the roster is there once: somebody is on duty now and in office hours, and one gap is seen', async () => {
    const [row] = await city.sql<{ patterns: number }>('SELECT count(*)::int AS patterns FROM duty_pattern');
    expect(row).toEqual({ patterns: 6 });
    const { gaps } = await city.app.get(RosterView).gaps();
    const spans = new Set(gaps.map(({ startsAt, endsAt }) => `${startsAt} ${endsAt}`));
    expect([...spans].length).toBeGreaterThanOrEqual(1);
    expect([...spans].length).toBeLessThanOrEqual(2);
    expect(gaps.every(({ startsAt }) => new Date(startsAt).getUTCDay() === 0 || startsAt === gaps[0]?.startsAt)).toBe(true);
    const duty = await city.sql<{ n: number }>('SELECT count(*)::int AS n FROM batline_duty()');
    expect(duty[0]?.n).toBe(5);
  });

  it('the past is told to nobody, and nothing in it is still to be recorded', async () => {
    const [row] = await city.sql(
      "SELECT (SELECT count(*) FROM outbox)::int AS outbox, (SELECT count(*) FROM clock WHERE next_at <= batline_now() - interval '1 minute')::int AS due",
    );
    expect(row).toEqual({ outbox: 0, due: 0 });
  });

  it('what people do with each other is there: offers, a summons, help asked and given, directives, suggestions, a read with a reason', async () => {
    const [row] = await city.sql(`SELECT
      EXISTS (SELECT 1 FROM handover_offer WHERE kind = 'handover' AND ended_at IS NULL) AS "openOffer",
      EXISTS (SELECT 1 FROM handover_offer WHERE kind = 'summons' AND ended_at IS NULL) AS "openSummons",
      EXISTS (SELECT 1 FROM handover_offer WHERE how = 'accepted') AS accepted,
      EXISTS (SELECT 1 FROM handover_offer WHERE how = 'declined') AS declined,
      EXISTS (SELECT 1 FROM assist WHERE replied_at IS NULL) AS asked,
      EXISTS (SELECT 1 FROM assist WHERE replied_at IS NOT NULL) AS helped,
      EXISTS (SELECT 1 FROM directive) AS directed,
      EXISTS (SELECT 1 FROM classification_suggestion) AS suggested,
      EXISTS (SELECT 1 FROM journal WHERE type = 'case.read') AS read,
      EXISTS (SELECT 1 FROM journal WHERE type = 'rung.skipped') AS skipped,
      EXISTS (SELECT 1 FROM escalation WHERE missed_by IS NOT NULL) AS missed`);
    for (const [what, isThere] of Object.entries(row ?? {})) expect([what, isThere]).toEqual([what, true]);
  });
});
