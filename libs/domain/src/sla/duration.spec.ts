import fc from 'fast-check';
import { formatDuration, parseDuration } from './duration.js';

const HOUR = 3_600_000;

describe('parseDuration', () => {
  it.each([
    ['P3D', { days: 3, ms: 0 }],
    ['PT20S', { days: 0, ms: 20_000 }],
    ['PT90M', { days: 0, ms: 90 * 60_000 }],
    ['PT4H', { days: 0, ms: 4 * HOUR }],
    ['P1DT2H3M4S', { days: 1, ms: 2 * HOUR + 184_000 }],
    ['P0DT1S', { days: 0, ms: 1000 }],
    ['P007D', { days: 7, ms: 0 }],
    ['PT36H', { days: 0, ms: 36 * HOUR }],
    ['P3653D', { days: 3653, ms: 0 }],
  ])('%s', (iso, duration) => expect(parseDuration(iso)).toEqual(duration));

  it.each([
    ...['', 'P', 'PT', 'P1DT', '1D', 'P1', 'PT1', 'p1d', ' P1D', 'P1D ', 'P1D\n', 'P1H', 'PT1D', 'PT1S1M', 'P1D2H', 'P1DP1D'],
    ...['P1Y', 'P1M', 'P1W', 'P1M1D', 'P1Y1D', 'P1W1D', 'PT1.5H', 'PT1,5S', 'P1e3D', 'P٣D'],
    ...['-P1D', 'P-1D', '+P1D', 'P0D', 'PT0S', 'P0DT0H0M0S', 'P3654D', 'P3653DT1S', 'PT87673H', 'P999999999999D', `P${'9'.repeat(400)}D`],
  ])('refuses %p', (iso) => expect(parseDuration(iso)).toBeUndefined());
});

describe('formatDuration', () => {
  const seconds = fc.integer({ min: 0, max: 3652 * 86_400 });
  const days = fc.integer({ min: 0, max: 3652 });

  it('is read back as the same duration', () =>
    fc.assert(
      fc.property(days, seconds, (d, s) => {
        fc.pre(d + s / 86_400 <= 3653 && d + s > 0);
        const duration = { days: d, ms: s * 1000 };
        expect(parseDuration(formatDuration(duration))).toEqual(duration);
      }),
    ));

  it.each([
    ['PT90M', 'PT1H30M'],
    ['P0DT60S', 'PT1M'],
    ['PT48H', 'PT48H'],
    ['P1DT0S', 'P1D'],
  ])('writes %s as %s', (iso, canonical) => expect(formatDuration(parseDuration(iso)!)).toBe(canonical));

  it.each([
    { days: 0, ms: 0 },
    { days: -1, ms: 0 },
    { days: 0, ms: 500 },
    { days: 0.5, ms: 0 },
    { days: NaN, ms: 1000 },
    { days: 4000, ms: 0 },
  ])('refuses %p', (duration) => expect(() => formatDuration(duration)).toThrow(RangeError));
});
