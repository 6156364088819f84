import { addWorkingTime, shiftByPause, workingTimeBetween, type WorkingCalendar } from '#domain';
import fc from 'fast-check';

const HOUR = 3_600_000;

/** Amounts that fall inside spans, on their ends and across several of them. */
const amount = fc.oneof(
  fc.integer({ min: 0, max: 60 * HOUR }),
  fc.integer({ min: 0, max: 60 }).map((hours) => hours * HOUR),
  fc.integer({ min: 0, max: 3 }),
);

/**
 * Declares the laws of working time (domain.md §4) as property tests, for the calendars and starting instants given.
 * They hold for every calendar; the spec of each kind of calendar calls this with its own.
 */
export function describeWorkingTimeLaws(
  name: string,
  calendar: fc.Arbitrary<WorkingCalendar>,
  instant: fc.Arbitrary<number>,
  numRuns = 400,
): void {
  const holds = <T extends unknown[]>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }, law: (c: WorkingCalendar, ...args: T) => void) =>
    fc.assert(
      fc.property(fc.tuple(calendar, ...arbitraries), ([c, ...args]) => law(c, ...(args as unknown as T))),
      { numRuns, endOnFailure: true },
    );

  describe(`laws of working time: ${name}`, () => {
    it('adding is monotone in the start', () =>
      holds([instant, instant, amount], (c, a, b, x) =>
        expect(addWorkingTime(c, Math.min(a, b), x)).toBeLessThanOrEqual(addWorkingTime(c, Math.max(a, b), x)),
      ));

    it('adding is strictly monotone in the amount, and never goes back', () =>
      holds([instant, amount, amount], (c, t, x, y) => {
        expect(addWorkingTime(c, t, x)).toBeGreaterThanOrEqual(t + x);
        if (x < y) expect(addWorkingTime(c, t, x)).toBeLessThan(addWorkingTime(c, t, y));
      }));

    it('splits of an amount add up', () =>
      holds([instant, amount, amount], (c, t, x, y) =>
        expect(addWorkingTime(c, addWorkingTime(c, t, x), y)).toBe(addWorkingTime(c, t, x + y)),
      ));

    it('what was added lies between, and a millisecond earlier it does not yet', () =>
      holds([instant, amount], (c, t, x) => {
        const due = addWorkingTime(c, t, x);
        expect(workingTimeBetween(c, t, due)).toBe(x);
        if (x > 0) expect(workingTimeBetween(c, t, due - 1)).toBe(x - 1);
      }));

    it('splits of a stretch add up', () =>
      holds([instant, instant, instant], (c, ...instants) => {
        const [a, b, d] = instants.sort((one, other) => one - other) as [number, number, number];
        expect(workingTimeBetween(c, a, b) + workingTimeBetween(c, b, d)).toBe(workingTimeBetween(c, a, d));
        expect(workingTimeBetween(c, d, a)).toBe(0);
      }));

    it('a pause moves the due time by exactly the working time paused', () =>
      holds([instant, instant, amount], (c, a, b, x) => {
        const [pausedAt, resumedAt] = [Math.min(a, b), Math.max(a, b)];
        const dueAt = addWorkingTime(c, pausedAt, x);
        const shifted = shiftByPause(c, dueAt, pausedAt, resumedAt);
        expect(workingTimeBetween(c, dueAt, shifted)).toBe(workingTimeBetween(c, pausedAt, resumedAt));
      }));

    it('a pause leaves what was left: the due time is what remained, counted from the resumption', () =>
      holds([instant, amount, amount, amount], (c, start, before, paused, left) => {
        const pausedAt = addWorkingTime(c, start, before + 1);
        const resumedAt = addWorkingTime(c, pausedAt, paused + 1);
        const dueAt = addWorkingTime(c, start, before + 1 + left + 1);
        expect(shiftByPause(c, dueAt, pausedAt, resumedAt)).toBe(addWorkingTime(c, resumedAt, left + 1));
      }));

    it('two pauses are one pause of their sum', () =>
      holds([instant, amount, amount, amount], (c, start, x, y, z) => {
        const due = addWorkingTime(c, start, x + y + z);
        const [p1, r1, r2] = [addWorkingTime(c, start, x), addWorkingTime(c, start, x + y), addWorkingTime(c, start, x + y + z)];
        expect(shiftByPause(c, shiftByPause(c, due, p1, r1), r1, r2)).toBe(shiftByPause(c, due, p1, r2));
      }));
  });
}
