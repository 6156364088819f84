import { planWeek } from './plan.js';
import { Week } from './week.js';

/**
 * Issue 4, "to show". The whole of it (200 officials, 20,000 contacts, a week) runs by `npm run week`; here a Thursday, a Friday and a
 * Saturday with fewer people, so that every run of the tests sees a working day, nights, a gap at the weekend and absences.
 */
const SIZE =
  process.env['WEEK'] === 'full'
    ? { officials: 200, contacts: 20_000, days: 7, seed: 20_261_118 }
    : { officials: 24, contacts: 240, days: 3, seed: 20_261_118 };

describe(`${SIZE.days} simulated days: 60 villages, ${SIZE.officials} officials, ${SIZE.contacts} contacts`, () => {
  let week: Week;
  beforeAll(async () => {
    week = await Week.start(planWeek(SIZE));
    await week.run();
  }, 10_800_000);
  afterAll(() => week.stop());

  it('every contact became one case, and nothing is unheard', async () => {
    expect(week.counts.contacts).toBe(SIZE.contacts);
    expect(await week.city.sql('SELECT count(*)::int AS n FROM case_file')).toEqual([{ n: SIZE.contacts }]);
    expect(await week.city.sql('SELECT count(*)::int AS n FROM outbox')).toEqual([{ n: 0 }]);
  });

  it('at every minute somebody answers for every open case, and a promise runs on it', () => {
    expect(week.counts.minutes).toBe(SIZE.days * 1_440 + 1);
    expect(week.counts.unanswerable).toEqual([]);
    expect(week.counts.withoutClock).toBe(0);
  });

  it('what several take at the same instant one has; live contacts are offered to those on duty alone', () => {
    expect(week.counts.races).toBeGreaterThan(SIZE.contacts / 40);
    expect(week.counts.doubleTakes).toBe(0);
    expect(week.counts.offers).toBeGreaterThan(SIZE.contacts / 10);
    expect(week.counts.wrongOffers).toEqual([]);
  });

  it('every promise that ran out is recorded at its instant, once', async () => {
    const [row] = await week.city.sql<{ escalations: number; late: number; missed: number }>(`
      SELECT (SELECT count(*)::int FROM escalation) AS escalations,
        (SELECT count(*)::int FROM escalation WHERE recorded_at <> breached_at) AS late,
        (SELECT count(*)::int FROM clock WHERE next_at < batline_now()) AS missed`);
    expect(row).toMatchObject({ late: 0, missed: 0 });
    expect(row!.escalations).toBeGreaterThan(SIZE.contacts / 20);
  });

  it('every escalation to a rung is told to everybody on it, and by each path at its time', async () => {
    // The mayor is told of everything that comes to the mayor's rung.
    const unheard = await week.city.sql(`
      SELECT e.case_id, e.seq FROM escalation e JOIN case_file f ON f.id = e.case_id
      WHERE e.kind = 'take' AND NOT EXISTS (
        SELECT 1 FROM staff_notice n WHERE n.case_id = e.case_id AND (n.data->>'seq')::int BETWEEN e.seq AND e.seq + 2 AND n.at = e.recorded_at)`);
    expect(unheard).toEqual([]);
    const [steps] = await week.city.sql<{ sent: number; late: number; failed: number; open: number }>(`
      SELECT count(*) FILTER (WHERE state = 'sent')::int AS sent,
        count(*) FILTER (WHERE state = 'sent' AND because <> 'quiet' AND ended_at <> due_at)::int AS late,
        count(*) FILTER (WHERE state = 'failed')::int AS failed,
        count(*) FILTER (WHERE state IN ('waiting', 'sending') AND gathered_in IS NULL AND not_before < batline_now())::int AS open
      FROM notice_step WHERE path IN ('push', 'email')`);
    expect(steps).toMatchObject({ late: 0, failed: 0, open: 0 });
    expect(steps!.sent).toBeGreaterThan(0);
  });
});
