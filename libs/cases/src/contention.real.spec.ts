import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { City } from '#testing/city';
import { JournalVerifyService } from './journal/journal-verify.service.js';
import { CaseStore } from './persistence/case-store.js';

let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino'] });
}, 60_000);
afterAll(() => city.stop());

it('Rule 2: one owner. 50 officials take the same case at once, over 50 cases: one winner each, 49 refusals that name that winner', async () => {
  const officials: SignedInViewer[] = [];
  for (let n = 1; n <= 50; n += 1) {
    const [row] = await city.sql<{ id: string }>(`INSERT INTO person (username, name, roles) VALUES ($1, $1, '{official}') RETURNING id`, [
      `official${n}`,
    ]);
    officials.push({ ...city.viewers.aino, personId: row!.id, username: `official${n}`, name: `official${n}` });
  }
  const winners = new Set<string>();
  for (let n = 0; n < 50; n += 1) {
    const { caseId } = await city.contact();
    // Who asks first is another one each time.
    officials.push(...officials.splice(0, 7));
    const results = await Promise.allSettled(officials.map((viewer) => city.ownership.take(caseId, { viewer })));
    const won = results.flatMap((result, index) => (result.status === 'fulfilled' ? [officials[index]!] : []));
    expect(won).toHaveLength(1);
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as RefusalError] : []));
    expect(lost).toHaveLength(49);
    for (const error of lost)
      expect(error.refusal).toEqual({ code: 'case-already-taken', owner: { username: won[0]!.username, name: won[0]!.name } });
    winners.add(won[0]!.personId);
    // The winner repeating it gets the same answer and changes nothing.
    const again = await city.ownership.take(caseId, { viewer: won[0]! });
    expect(again).toMatchObject({ state: 'owned', owner: { username: won[0]!.username }, seq: 2 });
  }
  const [held] = await city.sql(
    'SELECT count(*) FILTER (WHERE ended_at IS NULL)::int AS open, count(ended_at)::int AS closed FROM ownership',
  );
  expect(held).toEqual({ open: 50, closed: 0 });
  expect(winners.size).toBeGreaterThan(1);
  const findings: unknown[] = [];
  expect(await city.app.get(JournalVerifyService).verify((finding) => findings.push(finding))).toBe(50);
  expect(findings).toEqual([]);
}, 120_000);

it('many cases that are due are locked together, and who is on duty is worked out once for all of them', async () => {
  const due = [];
  for (let n = 0; n < 3; n += 1) due.push((await city.contact()).caseId);
  await city.clock.advance(4 * 3_600_000);
  const { onDuty, cases } = await city.unitOfWork.run((tx) => city.app.get(CaseStore).lockDue(tx, 200, []));
  expect(cases.map(({ file }) => file.id)).toEqual(expect.arrayContaining(due));
  expect(onDuty.map(({ id }) => id)).toEqual([city.viewers.aino.personId]);
  expect(await city.sql('SELECT count(*) > 2 AS several, count(on_duty)::int AS told FROM batline_lock_due(200)')).toEqual([
    { several: true, told: 1 },
  ]);
});
