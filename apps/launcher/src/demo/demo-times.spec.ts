import { addWorkingTime, workingTimeBetween } from '#domain';
import { loadPolicies } from '#policies';
import fc from 'fast-check';
import { DEMO_CASES } from './cases/index.js';
import { pastCase, workingTimeBefore } from './demo-times.js';

const policies = loadPolicies('config/policies.json');
const calendar = policies.calendarOf(policies.choose({ kind: 'question', channel: 'web_form' }));
const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true }).map((date) => date.getTime());

it('counts working time back: from there, exactly so much has passed', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 40 * calendar.dayMs }), (now, ms) => {
      const from = workingTimeBefore(calendar, now, ms);
      expect(workingTimeBetween(calendar, from, now)).toBe(ms);
      expect(workingTimeBetween(calendar, from + 1, now)).toBeLessThan(ms);
      expect(addWorkingTime(calendar, from, ms)).toBeLessThanOrEqual(now);
    }),
    { numRuns: 60 },
  );
});

it('whenever the demo is first started, every case is in the past and has all of its steps, in order', () => {
  fc.assert(
    fc.property(instants, (now) => {
      for (const told of DEMO_CASES) {
        const { at, steps, key } = pastCase(told, now, calendar, 'Europe/Helsinki');
        const times = [at, ...steps.map((step) => step.at), now];
        expect([key, times]).toEqual([key, [...times].sort((a, b) => a - b)]);
        expect([key, steps.length]).toEqual([key, told.steps.length]);
      }
    }),
    { numRuns: 40 },
  );
});

it('keys are unique, and no case is followed before it was told', () => {
  const seen = new Set<string>();
  for (const { key, linkedTo } of DEMO_CASES) {
    expect(seen.has(key)).toBe(false);
    if (linkedTo !== undefined) expect(seen.has(linkedTo)).toBe(true);
    seen.add(key);
  }
  expect(seen.size).toBeGreaterThanOrEqual(36);
});
