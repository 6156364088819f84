import { addWorkingTime, shiftByPause, workingTimeBetween, type CalendarDefinition, type DaySpan } from '#domain';
import { DefinedCalendar, usualDayMs } from './working-calendar.js';

const HOUR = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const everyDay = (...spans: DaySpan[]) => ({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans });
const weekDays = (...spans: DaySpan[]) => ({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans });
const helsinki = (week: CalendarDefinition['week'], more: Partial<CalendarDefinition> = {}) =>
  new DefinedCalendar('helsinki', { timeZone: 'Europe/Helsinki', week, closed: [], open: [], ...more });

const OFFICE = helsinki(weekDays(['08:00', '16:00']), { holidays: 'FI' });
const LUNCH = helsinki(weekDays(['08:00', '11:30'], ['12:15', '16:00']), { holidays: 'FI' });

describe('working hours of an office in Helsinki', () => {
  it.each([
    ['2026-11-24T09:00+02:00', 2, '2026-11-24T11:00+02:00', 'an ordinary Tuesday'],
    ['2026-11-24T09:00+02:00', 7, '2026-11-24T16:00+02:00', 'to closing time, not to the next morning'],
    ['2026-11-24T09:00+02:00', 24, '2026-11-27T09:00+02:00', 'three working days'],
    ['2026-11-27T15:00+02:00', 2, '2026-11-30T09:00+02:00', 'a weekend'],
    ['2026-11-28T12:00+02:00', 8, '2026-11-30T16:00+02:00', 'from a Saturday'],
    ['2026-10-23T15:00+03:00', 2, '2026-10-26T09:00+02:00', 'the weekend that gains an hour'],
    ['2027-03-25T15:00+02:00', 2, '2027-03-30T09:00+03:00', 'Easter 2027, which loses an hour'],
    ['2026-04-02T15:00+03:00', 2, '2026-04-07T09:00+03:00', 'Easter 2026: Good Friday and Easter Monday'],
    ['2026-06-18T15:45+03:00', 0.5, '2026-06-22T08:15+03:00', 'Midsummer Eve is closed'],
    ['2026-12-23T15:30+02:00', 1, '2026-12-28T08:30+02:00', 'Christmas Eve is closed'],
    ['2028-12-22T15:30+02:00', 1, '2028-12-27T08:30+02:00', 'Christmas from Monday to Tuesday'],
    ['2026-12-30T15:00+02:00', 2, '2026-12-31T09:00+02:00', "New Year's Eve is a working day"],
    ['2026-12-31T15:00+02:00', 2, '2027-01-04T09:00+02:00', "New Year's Day on a Friday"],
    ['2027-01-05T15:00+02:00', 2, '2027-01-07T09:00+02:00', 'Epiphany on a Wednesday'],
    ['2026-12-04T15:00+02:00', 2, '2026-12-07T09:00+02:00', 'Independence Day on a Sunday takes no Monday'],
    ['2027-12-03T15:00+02:00', 2, '2027-12-07T09:00+02:00', 'Independence Day on a Monday'],
    ['2026-04-30T15:00+03:00', 2, '2026-05-04T09:00+03:00', 'May Day on a Friday'],
    ['2026-05-13T15:00+03:00', 2, '2026-05-15T09:00+03:00', 'Ascension Day on a Thursday'],
    ['2028-02-28T15:00+02:00', 2, '2028-02-29T09:00+02:00', 'to a leap day'],
    ['2028-02-28T15:00+02:00', 16, '2028-03-01T15:00+02:00', 'over a leap day'],
    ['2027-02-26T15:00+02:00', 16, '2027-03-02T15:00+02:00', 'the same without one'],
  ])('%s + %s h = %s: %s', (from, hours, due) => {
    expect(new Date(addWorkingTime(OFFICE, at(from), hours * HOUR))).toEqual(new Date(due));
    expect(workingTimeBetween(OFFICE, at(from), at(due))).toBe(hours * HOUR);
  });

  it.each([
    ['2026-11-24T11:00+02:00', 1, '2026-11-24T12:45+02:00', 'over lunch'],
    ['2026-11-24T11:00+02:00', 0.5, '2026-11-24T11:30+02:00', 'to the beginning of lunch, not its end'],
    ['2026-11-24T12:00+02:00', 1, '2026-11-24T13:15+02:00', 'from lunch'],
    ['2026-11-24T08:00+02:00', 7.25, '2026-11-24T16:00+02:00', 'the day'],
  ])('with a lunch break: %s + %s h = %s: %s', (from, hours, due) => {
    expect(new Date(addWorkingTime(LUNCH, at(from), hours * HOUR))).toEqual(new Date(due));
  });

  it.each([
    ['2026-11-24T15:00+02:00', '2026-11-24T09:00+02:00', '2026-11-24T09:30+02:00', '2026-11-24T15:30+02:00', 'inside a span'],
    ['2026-11-24T15:00+02:00', '2026-11-24T11:00+02:00', '2026-11-24T12:30+02:00', '2026-11-24T15:45+02:00', 'over lunch'],
    ['2026-11-24T15:00+02:00', '2026-11-24T11:30+02:00', '2026-11-24T12:15+02:00', '2026-11-24T15:00+02:00', 'lunch alone'],
    ['2026-12-30T15:00+02:00', '2026-12-23T12:15+02:00', '2026-12-28T08:15+02:00', '2026-12-31T11:00+02:00', 'over Christmas, four hours'],
    [
      '2026-10-27T10:00+02:00',
      '2026-10-23T15:00+03:00',
      '2026-10-26T09:00+02:00',
      '2026-10-27T12:45+02:00',
      'over the longer night, two hours',
    ],
    [
      '2027-03-31T10:00+03:00',
      '2027-03-25T15:00+02:00',
      '2027-03-30T09:00+03:00',
      '2027-03-31T12:45+03:00',
      'over the shorter night, two hours',
    ],
  ])('due %s, paused from %s to %s: due %s: %s', (due, paused, resumed, shifted) => {
    expect(new Date(shiftByPause(LUNCH, at(due), at(paused), at(resumed)))).toEqual(new Date(shifted));
  });
});

describe('nights of the clock change', () => {
  const AUTUMN = '2026-10-25';
  const SPRING = '2027-03-28';

  it.each<[date: string, spans: DaySpan[], opens: [string, string][], why: string]>([
    [AUTUMN, [['02:00', '05:00']], [['23:00', '03:00']], 'four hours of three on the wall'],
    [SPRING, [['02:00', '05:00']], [['00:00', '02:00']], 'two hours of three on the wall'],
    [AUTUMN, [['03:00', '04:00']], [['00:00', '02:00']], 'the repeated hour counts twice'],
    [SPRING, [['03:00', '04:00']], [], 'the skipped hour is none'],
    [SPRING, [['03:15', '03:45']], [], 'nor is a part of it'],
    [AUTUMN, [['03:15', '03:45']], [['00:15', '00:45']], 'a part of the repeated hour counts the first time'],
    [SPRING, [['03:30', '04:30']], [['01:00', '01:30']], 'opening in the skipped hour is opening at its end'],
    [SPRING, [['02:30', '03:30']], [['00:30', '01:00']], 'closing in the skipped hour is closing at its start'],
    [
      SPRING,
      [
        ['02:00', '03:20'],
        ['03:40', '05:00'],
      ],
      [
        ['00:00', '01:00'],
        ['01:00', '02:00'],
      ],
      'a break in the skipped hour is none',
    ],
    [
      AUTUMN,
      [
        ['02:00', '03:30'],
        ['03:30', '05:00'],
      ],
      [
        ['23:00', '00:30'],
        ['00:30', '03:00'],
      ],
      'touching spans stay so',
    ],
    [AUTUMN, [['00:00', '24:00']], [['21:00', '22:00']], 'the whole day is 25 hours'],
    [SPRING, [['00:00', '24:00']], [['22:00', '21:00']], 'the whole day is 23 hours'],
  ])('on %s %j is %j in UTC: %s', (date, spans, opens) => {
    const calendar = helsinki({ mon: [['12:00', '13:00']] }, { open: [{ date, spans }] });
    const found = [];
    for (const { start, end } of calendar.spansFrom(at(`${date}T00:00Z`) - 12 * HOUR)) {
      if (start > at(`${date}T23:00Z`)) break;
      found.push([start, end].map((instant) => new Date(instant).toISOString().slice(11, 16)));
    }
    expect(found).toEqual(opens);
  });

  it.each([
    ['2026-10-25T01:30+03:00', 4, '2026-10-25T04:30+02:00'],
    ['2027-03-28T01:30+02:00', 4, '2027-03-28T06:30+03:00'],
    ['2026-10-24T12:00+03:00', 24, '2026-10-25T11:00+02:00'],
    ['2027-03-27T12:00+02:00', 24, '2027-03-28T13:00+03:00'],
  ])('around the clock, time is elapsed time: %s + %s h = %s', (from, hours, due) => {
    const always = helsinki(everyDay(['00:00', '24:00']));
    expect(new Date(addWorkingTime(always, at(from), hours * HOUR))).toEqual(new Date(due));
  });
});

describe('spans at midnight', () => {
  const night = helsinki({ fri: [['22:00', '24:00']], sat: [['00:00', '06:00']] });

  it.each([
    ['2026-11-27T23:00+02:00', 1, '2026-11-28T00:00+02:00', 'to midnight'],
    ['2026-11-27T23:00+02:00', 2, '2026-11-28T01:00+02:00', 'over midnight'],
    ['2026-11-28T00:00+02:00', 6, '2026-11-28T06:00+02:00', 'from midnight'],
    ['2026-11-27T23:00+02:00', 8, '2026-12-04T23:00+02:00', 'to the next week'],
  ])('%s + %s h = %s: %s', (from, hours, due) => {
    expect(new Date(addWorkingTime(night, at(from), hours * HOUR))).toEqual(new Date(due));
  });

  it('a zone whose summer time begins at midnight begins its day at one', () => {
    const week = everyDay(['00:00', '02:00']);
    const saoPaulo = new DefinedCalendar('sao-paulo', { timeZone: 'America/Sao_Paulo', week, closed: [], open: [] });
    expect(workingTimeBetween(saoPaulo, at('2018-11-03T12:00-03:00'), at('2018-11-04T12:00-02:00'))).toBe(HOUR);
  });

  it('a date that a zone left out has no working time', () => {
    const apia = new DefinedCalendar('apia', { timeZone: 'Pacific/Apia', week: everyDay(['08:00', '16:00']), closed: [], open: [] });
    expect(workingTimeBetween(apia, at('2011-12-29T12:00-10:00'), at('2011-12-31T12:00+14:00'))).toBe(8 * HOUR);
  });
});

describe('dates of their own', () => {
  const calendar = helsinki(weekDays(['08:00', '16:00']), {
    holidays: 'FI',
    closed: ['2026-11-25', '2026-11-26'],
    open: [
      { date: '2026-12-24', spans: [['10:00', '12:00']] },
      {
        date: '2026-11-28',
        spans: [
          ['12:00', '13:00'],
          ['14:00', '15:00'],
        ],
      },
      { date: '2026-11-30', spans: [] },
    ],
  });

  it.each([
    ['2026-11-24', 8, 'an ordinary day'],
    ['2026-11-25', 0, 'closed'],
    ['2026-11-28', 2, 'an open Saturday'],
    ['2026-11-30', 0, 'opened for no time is closed'],
    ['2026-12-24', 2, 'open goes before a holiday'],
    ['2026-12-25', 0, 'a holiday'],
  ])('%s has %s h: %s', (date, hours) => {
    expect(workingTimeBetween(calendar, at(`${date}T00:00+02:00`), at(`${date}T24:00+02:00`))).toBe(hours * HOUR);
  });
});

describe('what P1D means', () => {
  it.each<[CalendarDefinition['week'], number, string]>([
    [weekDays(['08:00', '16:00']), 8, 'all alike'],
    [weekDays(['08:00', '11:30'], ['12:15', '16:00']), 7.25, 'without lunch'],
    [{ ...weekDays(['08:00', '16:00']), sat: [['10:00', '12:00']] }, 8, 'the most common'],
    [{ mon: [['08:00', '18:00']], tue: [['08:00', '12:00']], wed: [['09:00', '13:00']] }, 4, 'the most common, though shorter'],
    [{ mon: [['08:00', '12:00']], tue: [['08:00', '14:00']] }, 6, 'of equals the longer'],
    [everyDay(['00:00', '24:00']), 24, 'around the clock'],
    [{ mon: [] }, 0, 'never'],
  ])('%j: %s h: %s', (week, hours) => expect(usualDayMs(week)).toBe(hours * HOUR));
});

describe('spansFrom', () => {
  it('does a date once: asked again it gives the very same spans', () => {
    const first = (from: string) => LUNCH.spansFrom(at(from)).next().value;
    expect(first('2027-11-24T09:00+02:00')).toBe(first('2027-11-24T10:00+02:00'));
  });

  it('gives up on a calendar that closes for more than three years', () => {
    const mondays = Array.from({ length: 200 }, (_, week) =>
      new Date(at('2026-11-30T12:00Z') + week * 168 * HOUR).toISOString().slice(0, 10),
    );
    const closing = helsinki({ mon: [['08:00', '16:00']] }, { closed: mondays });
    expect(addWorkingTime(closing, at('2026-11-23T08:00+02:00'), 8 * HOUR)).toBe(at('2026-11-23T16:00+02:00'));
    expect(() => addWorkingTime(closing, at('2026-11-23T08:00+02:00'), 8 * HOUR + 1)).toThrow('no working time in 1100 days');
  });

  it('refuses a week without working time', () => expect(() => helsinki({ mon: [] })).toThrow(RangeError));
});
