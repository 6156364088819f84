import { JournalVerifyService } from '#cases';
import { City } from '#testing/city';

const HOUR = 3_600_000;
let city: City;
let other: City;

beforeAll(async () => {
  city = await City.start({ onDuty: ['aino'] });
  // A second worker on the same database.
  other = await City.start({ database: city.database, onDuty: ['aino'] });
}, 60_000);
afterAll(async () => {
  await other.stop();
  await city.stop();
});

interface Escalation {
  clock: string;
  at: string;
  level: string;
}
async function escalations(caseId: string): Promise<Escalation[]> {
  return city.sql<Escalation>(
    `SELECT kind || '.' || round AS clock, to_char(breached_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, from_level || '>' || to_level AS level
     FROM escalation WHERE case_id = $1 ORDER BY breached_at, kind`,
    [caseId],
  );
}
const lines = async (caseId: string) => (await escalations(caseId)).map(({ clock, at, level }) => `${at.slice(0, 16)} ${clock} ${level}`);
const verified = async () => {
  const findings: unknown[] = [];
  await city.app.get(JournalVerifyService).verify((finding) => findings.push(finding));
  return findings;
};

/** Moves the clock hour by hour, with both workers sweeping at once each time. */
async function live(hours: number): Promise<void> {
  for (let hour = 0; hour < hours; hour += 1) {
    await city.clock.advance(HOUR);
    await Promise.all([city.settle(7), other.settle(5)]);
  }
}

const FORTNIGHT = 14 * 24;

it('a fortnight of ladders over the night when summer time ends: every breach at its exact instant, none missed, none doubled', async () => {
  await city.clock.set('2026-10-22T12:00:00.000Z');
  const cases = await Promise.all(Array.from({ length: 30 }, () => city.contact()));
  await live(FORTNIGHT);
  const expected = [
    '2026-10-23T08:00 take.1 0>1',
    // Monday is a day of winter time.
    '2026-10-26T09:00 take.2 1>2',
    '2026-10-27T09:00 take.3 2>2',
    '2026-10-27T13:00 first_answer.1 2>2',
    '2026-10-28T09:00 take.4 2>2',
    '2026-10-29T09:00 take.5 2>2',
    '2026-10-30T09:00 take.6 2>2',
    '2026-10-30T13:00 first_answer.2 2>2',
    '2026-11-02T09:00 take.7 2>2',
    '2026-11-03T09:00 take.8 2>2',
    '2026-11-04T09:00 take.9 2>2',
    '2026-11-04T13:00 first_answer.3 2>2',
    '2026-11-05T09:00 take.10 2>2',
  ];
  for (const { caseId } of cases) expect(await lines(caseId)).toEqual(expected);
  expect(await verified()).toEqual([]);
}, 120_000);

it('a fortnight over the night when summer time begins, Easter in it', async () => {
  await city.clock.set('2027-03-25T13:00:00.000Z');
  const { caseId } = await city.contact();
  await live(FORTNIGHT);
  expect(await lines(caseId)).toEqual([
    '2027-03-30T08:00 take.1 0>1',
    '2027-03-31T08:00 take.2 1>2',
    '2027-04-01T08:00 take.3 2>2',
    '2027-04-01T12:00 first_answer.1 2>2',
    '2027-04-02T08:00 take.4 2>2',
    '2027-04-05T08:00 take.5 2>2',
    '2027-04-06T08:00 take.6 2>2',
    '2027-04-06T12:00 first_answer.2 2>2',
    '2027-04-07T08:00 take.7 2>2',
    '2027-04-08T08:00 take.8 2>2',
  ]);
  expect(await verified()).toEqual([]);
}, 120_000);

it('a live chat in the very hour that comes twice: the wall clock of a ladder does not', async () => {
  await city.clock.set('2027-10-31T00:59:50.000Z');
  const { caseId } = await city.contact({ channel: 'chat' });
  for (let second = 0; second < 70; second += 1) {
    await city.clock.advance(1_000);
    await city.settle();
  }
  await city.clock.advance(HOUR);
  await city.settle();
  expect(
    (await escalations(caseId)).filter(({ clock }) => clock.startsWith('take')).map(({ clock, at, level }) => `${at} ${clock} ${level}`),
  ).toEqual([
    '2027-10-31T01:00:10.000Z take.1 0>1',
    '2027-10-31T01:00:50.000Z take.2 1>2',
    // The mayor is not on duty: at most once an hour.
    '2027-10-31T02:00:50.000Z take.3 2>2',
  ]);
});

it('Rule 6: a clock that runs out is recorded once. Outage of days: one round per settling, breached when it was due, the next round starts now', async () => {
  await city.clock.set('2028-02-07T08:00:00.000Z');
  const { caseId } = await city.contact();
  await city.clock.advance(10 * 24 * HOUR);
  await Promise.all([city.settle(), other.settle(), ...Array.from({ length: 5 }, () => city.escalation.settleCase(caseId))]);
  expect(await lines(caseId)).toEqual(['2028-02-07T12:00 take.1 0>1', '2028-02-10T08:00 first_answer.1 1>2']);
  const rows = await city.sql(
    `SELECT (SELECT array_agg(DISTINCT recorded_at) FROM escalation WHERE case_id = $1) = ARRAY[batline_now()] AS recorded_now,
       array_agg(kind || '.' || round ORDER BY kind, round) AS running, bool_and(started_at = batline_now()) AS start_now
     FROM clock WHERE case_id = $1 AND stopped_at IS NULL AND breached_at IS NULL`,
    [caseId],
  );
  expect(rows).toMatchObject([{ recorded_now: true, start_now: true }]);
  expect(rows[0]!['running']).toHaveLength(2);
  expect(await city.settle()).toBe(0);
});

it('duplicate, early and stale alarms do nothing', async () => {
  await city.clock.set('2028-03-06T08:00:00.000Z');
  const { caseId } = await city.contact();
  expect(await city.escalation.settleCase(caseId)).toMatchObject({ changed: 0 });
  await city.clock.set('2028-03-06T11:59:59.999Z');
  expect((await city.escalation.settleCase(caseId)).breaches).toEqual([]);
  await city.clock.set('2028-03-06T12:00:00.000Z');
  const settled = await Promise.all(Array.from({ length: 10 }, () => city.escalation.settleCase(caseId)));
  expect(settled.flatMap(({ breaches }) => breaches)).toEqual([{ kind: 'take', lateMs: 0 }]);
  await city.ownership.take(caseId, city.by('aino'));
  await city.clock.advance(24 * HOUR);
  expect((await city.escalation.settleCase(caseId)).breaches).toEqual([]);
  expect(await city.escalation.settleCase('00000000-0000-4000-8000-000000000000')).toMatchObject({ cases: 0, changed: 0 });
});

it('an act and a clock at the same moment: a take one second late is a take and a breach', async () => {
  await city.clock.set('2028-04-03T07:00:00.000Z');
  const { caseId } = await city.contact();
  await city.clock.set('2028-04-03T11:00:01.000Z');
  expect(await city.ownership.take(caseId, city.by('aino'))).toMatchObject({ state: 'owned', level: 1 });
  expect(await lines(caseId)).toEqual(['2028-04-03T11:00 take.1 0>1']);
  expect((await city.escalation.settleCase(caseId)).changed).toBe(0);
});

it('Rule 1: nothing is lost. A worker killed in the middle of a settling leaves nothing half done, and the next sweep does it', async () => {
  await city.clock.set('2028-05-08T07:00:00.000Z');
  const { caseId, seq } = await city.contact();
  await city.clock.advance(5 * HOUR);
  const blocker = await city.owner.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE escalation IN ACCESS EXCLUSIVE MODE');
  const settling = city.escalation.settleCase(caseId).then(
    () => 'done',
    () => 'killed',
  );
  const waiting = `SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%batline_write%' AND pid <> pg_backend_pid()`;
  while ((await city.sql(waiting)).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await settling).toBe('killed');
  await blocker.query('ROLLBACK');
  blocker.release();
  expect(await city.sql('SELECT seq, level FROM case_file WHERE id = $1', [caseId])).toEqual([{ seq, level: 0 }]);
  expect(await lines(caseId)).toEqual([]);
  await city.settle();
  expect(await lines(caseId)).toEqual(['2028-05-08T11:00 take.1 0>1']);
  expect(await verified()).toEqual([]);
}, 90_000);

it('Rule 11: time is the database’s. A process whose own clock is wrong decides the same', async () => {
  await city.clock.set('2028-06-05T07:00:00.000Z');
  const { caseId } = await city.contact();
  const wrong = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2099-01-01'));
  try {
    expect((await city.escalation.settleCase(caseId)).changed).toBe(0);
    await city.clock.set('2028-06-05T11:00:00.000Z');
    wrong.mockReturnValue(0);
    expect((await city.escalation.settleCase(caseId)).breaches).toEqual([{ kind: 'take', lateMs: 0 }]);
  } finally {
    wrong.mockRestore();
  }
});
