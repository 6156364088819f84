import { describeWorkingTimeLaws } from '#testing/working-time-laws';
import fc from 'fast-check';
import { addWorkingTime, alwaysOpen, durationMs, shiftByPause, type Span, type WorkingCalendar } from './working-time.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The same spans in every period, for ever, in both directions. */
function repeating(period: number, pattern: readonly Span[]): WorkingCalendar {
  return {
    id: 'repeating',
    dayMs: 8 * HOUR,
    *spansFrom(from) {
      for (let base = Math.floor(from / period) * period; ; base += period) {
        for (const { start, end } of pattern) if (base + end > from) yield { start: base + start, end: base + end };
      }
    },
  };
}

/** Up to six spans in a period of minutes to days, odd milliseconds included; some touch each other, some leave no gap at all. */
const anyCalendar = fc
  .array(fc.record({ gap: fc.integer({ min: 0, max: 12 * HOUR }), length: fc.integer({ min: HOUR / 60, max: 12 * HOUR }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => {
    let period = 0;
    const pattern = parts.map(({ gap, length }) => ({ start: (period += gap), end: (period += length) }));
    return repeating(period, pattern);
  });
const anyInstant = fc.integer({ min: -20 * DAY, max: 20 * DAY });

describeWorkingTimeLaws('any repeating calendar', anyCalendar, anyInstant);
describeWorkingTimeLaws('24/7', fc.constant(alwaysOpen()), anyInstant);

describe('working time of an office with a lunch break', () => {
  const office = repeating(DAY, [
    { start: 8 * HOUR, end: 12 * HOUR },
    { start: 13 * HOUR, end: 17 * HOUR },
  ]);

  it.each([
    { from: 9, add: 2, due: 11, why: 'within a span' },
    { from: 9, add: 3, due: 12, why: 'exactly at the end of a span: it stays there' },
    { from: 9, add: 4, due: 14, why: 'over lunch' },
    { from: 9, add: 7, due: 17, why: 'the end of the day, not the next morning' },
    { from: 9, add: 8, due: 24 + 9, why: 'a whole day' },
    { from: 12.5, add: 1, due: 14, why: 'from the break' },
    { from: 12, add: 1, due: 14, why: 'from the end of a span' },
    { from: 20, add: 0, due: 20, why: 'nothing added moves nothing' },
    { from: 20, add: 4, due: 24 + 12, why: 'from the evening' },
    { from: -20, add: 4, due: -24 + 12, why: 'before the epoch' },
  ])('$from h + $add h = $due h: $why', ({ from, add, due }) => {
    expect(addWorkingTime(office, from * HOUR, add * HOUR) / HOUR).toBe(due);
  });

  it.each([
    { due: 16, paused: 9, resumed: 10, shifted: 17, why: 'inside a span' },
    { due: 16, paused: 11, resumed: 14, shifted: 24 + 9, why: 'over lunch: two hours, of which one to closing' },
    { due: 16, paused: 12, resumed: 13, shifted: 16, why: 'no working time paused' },
    { due: 16, paused: 16, resumed: 24 + 9, shifted: 24 + 9, why: 'over a night' },
    { due: 12, paused: 9, resumed: 9 + 48, shifted: 12 + 48, why: 'two whole days' },
    { due: 16, paused: 10, resumed: 9, shifted: 16, why: 'a pause that ended before it began is none' },
  ])('due $due h, paused $paused to $resumed h: $shifted h: $why', ({ due, paused, resumed, shifted }) => {
    expect(shiftByPause(office, due * HOUR, paused * HOUR, resumed * HOUR) / HOUR).toBe(shifted);
  });

  it('a day is the working time of the usual day', () => {
    expect(durationMs(office, { days: 3, ms: HOUR })).toBe(25 * HOUR);
    expect(durationMs(alwaysOpen(), { days: 3, ms: HOUR })).toBe(73 * HOUR);
  });

  it.each([-1, 0.5, NaN, Infinity])('refuses to add %p ms', (ms) => {
    expect(() => addWorkingTime(office, 0, ms)).toThrow(RangeError);
  });

  it('says so when a calendar has come to its end', () => {
    const once: WorkingCalendar = { id: 'once', dayMs: HOUR, spansFrom: (from) => (from < HOUR ? [{ start: 0, end: HOUR }] : []) };
    expect(addWorkingTime(once, 0, HOUR)).toBe(HOUR);
    expect(() => addWorkingTime(once, 0, HOUR + 1)).toThrow('calendar once has no more working time');
  });
});
