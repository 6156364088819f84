import { addWorkingTime, WEEK_DAYS, workingTimeBetween, type CalendarDefinition, type DaySpan } from '#domain';
import { describeWorkingTimeLaws } from '#testing/working-time-laws';
import fc from 'fast-check';
import { loadPolicies } from '../load-policies.js';
import { DefinedCalendar } from './working-calendar.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const between = (from: string, to: string) => fc.integer({ min: Date.parse(from), max: Date.parse(to) });

const policies = loadPolicies('config/policies.json');
const helsinki = policies.calendarOf(policies.choose({ channel: 'web_form' }));

describeWorkingTimeLaws('the Helsinki calendar that the line starts with', fc.constant(helsinki), between('2026-01-01', '2029-01-01'));

const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
/** Up to three spans a day, of quarters of hours, some touching, some up to midnight. */
const daySpans = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((quarters) => {
  const points = [...quarters].sort((a, b) => a - b).map((quarter) => time(quarter * 15));
  return Array.from({ length: Math.floor(points.length / 2) }, (_, i): DaySpan => [points[2 * i]!, points[2 * i + 1]!]);
});
const calendarIn = (timeZone: string, date: string) =>
  fc
    .record({
      week: fc.record(Object.fromEntries(WEEK_DAYS.map((day) => [day, daySpans])), { requiredKeys: [] }),
      closed: fc.constantFrom([], [date]),
      open: fc.constantFrom([], [{ date, spans: [['00:00', '24:00'] as const] }]),
    })
    .map(({ week, closed, open }): CalendarDefinition => ({ timeZone, week: { ...week, wed: [['09:00', '17:30']] }, closed, open }))
    .map((definition) => new DefinedCalendar('any', definition));

describe.each([
  ['Europe/Helsinki', '2026-10-25', 'an hour twice'],
  ['Europe/Helsinki', '2027-03-28', 'an hour skipped'],
  ['Australia/Lord_Howe', '2026-10-04', 'half an hour skipped'],
  ['America/Sao_Paulo', '2018-11-04', 'midnight skipped'],
  ['Pacific/Apia', '2011-12-30', 'a date skipped'],
  ['Pacific/Kiritimati', '2028-02-29', 'farthest from UTC, a leap day'],
])('%s around %s: %s', (timeZone, date) => {
  const middle = Date.parse(date);
  const instant = fc.integer({ min: middle - 10 * DAY, max: middle + 10 * DAY });
  describeWorkingTimeLaws('any calendar', calendarIn(timeZone, date), instant, 60);
});

/** Weekdays on which offices in Helsinki are closed, from the almanac. */
const CLOSED = [
  ...['2026-01-01', '2026-01-06', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-06-19', '2026-12-24', '2026-12-25'],
  ...['2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29', '2027-05-06', '2027-06-25', '2027-12-06', '2027-12-24'],
  ...['2028-01-06', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-25', '2028-06-23', '2028-12-06', '2028-12-25', '2028-12-26'],
];

describe('the Helsinki calendar against the almanac and the clock on the wall', () => {
  const wall = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Helsinki',
    ...({ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'short' } as const),
  });
  const open = (instant: number) => {
    const part = Object.fromEntries(wall.formatToParts(instant).map(({ type, value }) => [type, value]));
    const hour = Number(part.hour);
    const weekend = ['lör', 'sön'].includes(part.weekday!);
    return !weekend && hour >= 8 && hour < 16 && !CLOSED.includes(`${part.year}-${part.month}-${part.day}`);
  };

  it('is closed on these weekdays of three years and on no others', () => {
    const closed: string[] = [];
    for (let noon = Date.parse('2026-01-01T10:00Z'); noon < Date.parse('2029-01-01'); noon += DAY) {
      const weekend = [0, 6].includes(new Date(noon).getUTCDay());
      if (!weekend && workingTimeBetween(helsinki, noon, noon + MINUTE) === 0) closed.push(new Date(noon).toISOString().slice(0, 10));
    }
    expect(closed).toEqual(CLOSED);
  });

  it('agrees with counting the minutes one by one', () =>
    fc.assert(
      fc.property(between('2026-01-01', '2028-12-20'), fc.integer({ min: 0, max: 4 * 24 * 60 }), (start, minutes) => {
        const from = Math.floor(start / MINUTE) * MINUTE;
        let counted = 0;
        for (let minute = 0; minute < minutes; minute++) if (open(from + minute * MINUTE)) counted++;
        expect(workingTimeBetween(helsinki, from, from + minutes * MINUTE)).toBe(counted * MINUTE);
        if (counted > 0) expect(open(addWorkingTime(helsinki, from, counted * MINUTE) - MINUTE)).toBe(true);
      }),
      { numRuns: 40, endOnFailure: true },
    ));
});
