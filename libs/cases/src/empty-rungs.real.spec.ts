import { City } from '#testing/city';
import { randomUUID } from 'node:crypto';
import { EmptyRungs } from './empty-rungs.service.js';

const HOUR = 3_600_000;
let city: City;
beforeAll(async () => {
  city = await City.start({ onDuty: ['aino'] });
}, 60_000);
afterAll(() => city.stop());
beforeEach(async () => {
  await city.sql('DELETE FROM duty_shift');
  await city.clock.set('2026-11-16T08:00:00.000Z');
  await city.setDuty('aino', true);
  await city.setDuty('eero', false);
});

const leave = () => city.app.get(EmptyRungs).leave();
const shift = (from: number) =>
  city.sql(
    `INSERT INTO duty_shift (id, person_id, starts_at, ends_at) VALUES ($1, $2, batline_now() + $3 * interval '1 ms', batline_now() + $3 * interval '1 ms' + interval '8 h')`,
    [...[randomUUID(), city.viewers.maija.personId, from]],
  );
const standing = async (caseId: string) => {
  const [row] = await city.sql<{ level: number; state: string; due: Date; skipped: number }>(
    `SELECT f.level, f.state, (SELECT max(due_at) FROM clock c WHERE c.case_id = f.id AND kind = 'take' AND stopped_at IS NULL AND breached_at IS NULL) AS due,
       (SELECT count(*)::int FROM journal j WHERE j.case_id = f.id AND j.type = 'rung.skipped') AS skipped FROM case_file f WHERE f.id = $1`,
    [caseId],
  );
  return row!;
};

describe('cases that wait where nobody is any more (domain.md §2.4, §5)', () => {
  it('the last one goes off duty: up to the mayor, and by when it was promised stays', async () => {
    const { caseId } = await city.contact();
    const before = await standing(caseId);
    await city.clock.advance(HOUR);
    expect(await leave()).toBe(0);
    await city.setDuty('aino', false);
    expect(await leave()).toBe(1);
    expect(await standing(caseId)).toEqual({ ...before, level: 2, skipped: 2 });
    expect(await leave()).toBe(0);
    expect(await city.sql('SELECT 1 FROM escalation WHERE case_id = $1', [caseId])).toEqual([]);
  });

  it('others are on duty, though for another village: up one level', async () => {
    const { caseId } = await city.contact({ village: 'Kallio' });
    await leave();
    await city.sql(`UPDATE person SET duties = '{"villages": ["Vuosaari"]}' WHERE username = 'eero'`);
    await city.setDuty('eero', true);
    await city.setDuty('aino', false);
    await leave();
    expect(await standing(caseId)).toMatchObject({ level: 1, skipped: 1 });
    await city.sql(`UPDATE person SET duties = '{}' WHERE username = 'eero'`);
  });

  it.each([
    ['in time', 2 * HOUR, 0],
    ['too late', 5 * HOUR, 2],
  ])('somebody is rostered %s', async (_name, from, level) => {
    const { caseId } = await city.contact();
    await leave();
    await shift(from);
    await city.setDuty('aino', false);
    await leave();
    expect(await standing(caseId)).toMatchObject({ level });
  });

  it('whoever took it meanwhile keeps it', async () => {
    const { caseId } = await city.contact();
    await city.ownership.take(caseId, city.by('eero'));
    await city.setDuty('aino', false);
    await leave();
    expect(await standing(caseId)).toMatchObject({ state: 'owned', level: 0, skipped: 0 });
  });
});
