import type { OpeningSpan, OpeningWeek } from '#contracts';
import fc from 'fast-check';
import { exceptionsFrom, openState } from './opening-hours.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const NEVER: OpeningWeek = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const span = (from: string, to: string): OpeningSpan => ({ from, to });
const OFFICE = [span('08:00', '16:00')];
const school: OpeningWeek = { ...NEVER, mon: OFFICE, tue: [span('08:00', '11:30'), span('12:15', '18:00')], fri: [span('17:00', '24:00')], sat: [span('00:00', '02:00')] }; // prettier-ignore
const exceptions = [
  { date: '2026-12-07', spans: [] },
  { date: '2026-12-10', spans: [span('10:00', '12:00')] },
];

describe('openState', () => {
  it.each([
    ['2026-11-23T07:59+02:00', false, '2026-11-23T08:00+02:00', 'before opening'],
    ['2026-11-23T08:00+02:00', true, '2026-11-23T16:00+02:00', 'at opening'],
    ['2026-11-23T15:59+02:00', true, '2026-11-23T16:00+02:00', 'the last minute'],
    ['2026-11-23T16:00+02:00', false, '2026-11-24T08:00+02:00', 'at closing'],
    ['2026-11-24T11:45+02:00', false, '2026-11-24T12:15+02:00', 'at lunch'],
    ['2026-11-24T18:00+02:00', false, '2026-11-27T17:00+02:00', 'two closed days'],
    ['2026-11-27T23:30+02:00', true, '2026-11-28T02:00+02:00', 'over midnight it goes on'],
    ['2026-11-28T01:00+02:00', true, '2026-11-28T02:00+02:00', 'after midnight'],
    ['2026-12-06T12:00+02:00', false, '2026-12-08T08:00+02:00', 'a Monday that an exception closes'],
    ['2026-12-10T11:00+02:00', true, '2026-12-10T12:00+02:00', 'a Thursday that an exception opens'],
    ['2026-10-23T18:00+03:00', true, '2026-10-24T02:00+03:00', 'in summer time'],
    ['2026-10-25T12:00+02:00', false, '2026-10-26T08:00+02:00', 'the day with 25 hours'],
    ['2027-03-28T12:00+03:00', false, '2027-03-29T08:00+03:00', 'the day with 23 hours'],
  ])('%s: open %s until %s: %s', (now, open, changes, _why) => {
    expect(openState({ week: school, exceptions }, Date.parse(now))).toEqual({ open, changesAt: Date.parse(changes) });
  });

  const sunday = (...spans: OpeningSpan[]) => ({ week: { ...NEVER, sun: spans }, exceptions: [] });
  it.each([
    ['2027-03-28T03:30', '2027-03-28T01:00Z', 'what opens in the skipped hour opens when it is over'],
    ['2027-03-28T04:30', '2027-03-28T01:30Z', 'after it'],
  ])('spring: opening at %s is %s: %s', (from, instant, _why) => {
    const hours = sunday(span(from.slice(11), '12:00'));
    expect(openState(hours, Date.parse(instant) - 1)).toMatchObject({ open: false, changesAt: Date.parse(instant) });
    expect(openState(hours, Date.parse(instant)).open).toBe(true);
  });
  it('spring: a span inside the skipped hour does not happen', () =>
    expect(openState(sunday(span('03:10', '03:50')), Date.parse('2027-03-28T01:00Z')).open).toBe(false));
  it('autumn: a span through the repeated hour is open in both', () => {
    const hours = sunday(span('02:00', '05:00'));
    for (const at of ['2026-10-24T23:00Z', '2026-10-25T00:30Z', '2026-10-25T01:30Z', '2026-10-25T02:59Z'])
      expect(openState(hours, Date.parse(at))).toEqual({ open: true, changesAt: Date.parse('2026-10-25T03:00Z') });
    expect(openState(hours, Date.parse('2026-10-25T03:00Z')).open).toBe(false);
  });

  it('never opens, and says no time, without hours', () => {
    expect(openState({ week: NEVER, exceptions: [] }, Date.parse('2026-11-23T08:00Z'))).toEqual({ open: false });
  });
  it('has no change within two weeks when it is always open', () => {
    const always = Object.fromEntries(Object.keys(NEVER).map((day) => [day, [span('00:00', '24:00')]])) as OpeningWeek;
    expect(openState({ week: always, exceptions: [] }, Date.parse('2026-10-24T08:00Z'))).toEqual({ open: true });
  });

  const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const daily = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 }).map((quarters) => {
    const points = [...quarters].sort((a, b) => a - b).map((quarter) => time(quarter * 15));
    return Array.from({ length: Math.floor(points.length / 2) }, (_, i) => span(points[2 * i]!, points[2 * i + 1]!));
  });
  const week = fc.record({ mon: daily, tue: daily, wed: daily, thu: daily, fri: daily, sat: daily, sun: daily });
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', weekday: 'short', hour: '2-digit', minute: '2-digit', year: 'numeric', month: '2-digit', day: '2-digit' }); // prettier-ignore
  const DAYS: Record<string, keyof OpeningWeek> = { mån: 'mon', tis: 'tue', ons: 'wed', tors: 'thu', fre: 'fri', lör: 'sat', sön: 'sun' };

  it.each(['2026-10-25', '2027-03-28', '2026-12-31'])('around %s agrees with the clock on the wall, and changes when it says', (date) =>
    fc.assert(
      fc.property(week, fc.option(daily, { nil: undefined }), fc.integer({ min: -3 * 96, max: 3 * 96 }), (hours, other, quarter) => {
        const now = Date.parse(`${date}T00:00Z`) + quarter * 15 * MINUTE;
        const given = { week: hours, exceptions: other ? [{ date, spans: other }] : [] };
        const openAt = (at: number) => {
          const part = Object.fromEntries(wall.formatToParts(at).map(({ type, value }) => [type, value]));
          const local = `${part.year}-${part.month}-${part.day}`;
          const minute = `${part.hour}:${part.minute}`;
          const spans = local === date && other ? other : hours[DAYS[part.weekday!.replace('.', '')]!];
          return spans.some(({ from, to }) => from <= minute && minute < to);
        };
        const state = openState(given, now);
        // In the repeated hour the wall shows the same time twice; the span that closes between is over by then.
        if (!(now >= Date.parse('2026-10-25T01:00Z') && now < Date.parse('2026-10-25T02:00Z'))) expect(state.open).toBe(openAt(now));
        if (state.changesAt !== undefined) {
          expect(state.changesAt).toBeGreaterThan(now);
          expect(state.changesAt).toBeLessThanOrEqual(now + 15.1 * DAY);
          expect(openState(given, state.changesAt - 1).open).toBe(state.open);
          expect(openState(given, state.changesAt).open).toBe(!state.open);
        }
      }),
      { numRuns: 80 },
    ),
  );
});

it('exceptionsFrom keeps today and later, in order', () => {
  const all = ['2026-12-24', '2026-11-23', '2026-11-24'].map((date) => ({ date, spans: [] }));
  // 00:30 in Helsinki, the evening before in UTC.
  expect(exceptionsFrom(all, Date.parse('2026-11-23T22:30Z')).map(({ date }) => date)).toEqual(['2026-11-24', '2026-12-24']);
});
