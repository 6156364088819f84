import fc from 'fast-check';
import { arrivalOf } from './arrival.js';

const NOW = Date.parse('2026-11-16T08:00:00.000Z');
const MINUTE = 60_000;
const DAY = 86_400_000;

describe('when a visit counts from', () => {
  it.each<[string, number | undefined, ReturnType<typeof arrivalOf>]>([
    ['just now', undefined, { at: NOW }],
    ['typed an hour ago', NOW - 60 * MINUTE, { at: NOW - 60 * MINUTE }],
    ['typed seven days ago', NOW - 7 * DAY, { at: NOW - 7 * DAY }],
    ['a moment longer ago', NOW - 7 * DAY - 1, { at: NOW, clock: 'behind' }],
    ['in 1970', 0, { at: NOW, clock: 'behind' }],
    ['a few seconds ahead', NOW + MINUTE, { at: NOW }],
    ['further ahead', NOW + MINUTE + 1, { at: NOW, clock: 'ahead' }],
    ['next year', NOW + 365 * DAY, { at: NOW, clock: 'ahead' }],
  ])('%s', (_when, claimed, expected) => expect(arrivalOf(claimed, NOW)).toEqual(expected));

  it('never in the future, never further back than seven days, and a wrong clock always counts from now', () => {
    fc.assert(
      fc.property(fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY }), (claimed) => {
        const { at, clock } = arrivalOf(claimed, NOW);
        expect(at).toBeLessThanOrEqual(NOW);
        expect(at).toBeGreaterThanOrEqual(NOW - 7 * DAY);
        if (clock) expect(at).toBe(NOW);
      }),
    );
  });
});
