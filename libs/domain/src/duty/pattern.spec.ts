import { helsinki, shown } from '../../test/helsinki.js';
import { dayAfter, everComes, occurrencesOf, type DutyPattern } from './pattern.js';

const HOUR = 3_600_000;
const usual: DutyPattern = { weekdays: ['mon'], from: '08:00', to: '16:00', everyWeeks: 1, startsOn: '2026-11-02', endsOn: null };
const shifts = (pattern: Partial<DutyPattern>, first: string, last: string) =>
  occurrencesOf({ ...usual, ...pattern }, first, last, helsinki).map(
    ({ day, start, end }) => `${day}: ${shown(start)} – ${shown(end)}, ${(end - start) / HOUR} h`,
  );
const days = (pattern: Partial<DutyPattern>, first: string, last: string) =>
  occurrencesOf({ ...usual, ...pattern }, first, last, helsinki).map(({ day }) => day);

describe('which days', () => {
  it.each([
    ['every Monday', {}, ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']],
    ['two days a week', { weekdays: ['wed', 'sun'], endsOn: '2026-11-15' }, ['2026-11-04', '2026-11-08', '2026-11-11', '2026-11-15']],
    ['every third week', { everyWeeks: 3 }, ['2026-11-02', '2026-11-23']],
    [
      'every second week, from a Sunday: its own week counts',
      { everyWeeks: 2, startsOn: '2026-11-08', weekdays: ['sun', 'mon'] },
      ['2026-11-08', '2026-11-16', '2026-11-22', '2026-11-30'],
    ],
    ['not before the first day', { startsOn: '2026-11-10' }, ['2026-11-16', '2026-11-23', '2026-11-30']],
    ['the last day is one too', { endsOn: '2026-11-09' }, ['2026-11-02', '2026-11-09']],
  ] as [string, Partial<DutyPattern>, string[]][])('%s', (_what, pattern, expected) =>
    expect(days(pattern, '2026-10-26', '2026-12-01')).toEqual(expected),
  );

  it('leap days, years` ends and days before 1970 are days like others', () => {
    expect(days({ weekdays: ['tue'], startsOn: '2028-02-28' }, '2028-02-28', '2028-03-01')).toEqual(['2028-02-29']);
    expect(days({ weekdays: ['thu', 'fri'] }, '2026-12-31', '2027-01-01')).toEqual(['2026-12-31', '2027-01-01']);
    expect(dayAfter('1969-12-31', 1)).toBe('1970-01-01');
    expect(dayAfter('2027-03-01', -1)).toBe('2027-02-28');
  });
});

describe('which hours', () => {
  it.each([
    [
      'a night goes on into the next day',
      { from: '22:00', to: '06:00' },
      '2026-11-16',
      ['2026-11-16: 2026-11-16 22:00 – 2026-11-17 06:00, 8 h'],
    ],
    [
      'the same time is a whole day',
      { from: '08:00', to: '08:00' },
      '2026-11-16',
      ['2026-11-16: 2026-11-16 08:00 – 2026-11-17 08:00, 24 h'],
    ],
    ['until midnight', { from: '16:00', to: '00:00' }, '2026-11-16', ['2026-11-16: 2026-11-16 16:00 – 2026-11-17 00:00, 8 h']],
  ] as [string, Partial<DutyPattern>, string, string[]][])('%s', (_what, pattern, day, expected) =>
    expect(shifts(pattern, day, day)).toEqual(expected),
  );

  const sunday = { weekdays: ['sat', 'sun'] as const, startsOn: '2026-01-01' };
  it.each([
    [
      'the hour that comes twice counts whole',
      { from: '00:00', to: '06:00' },
      '2026-10-25',
      ['2026-10-25: 2026-10-25 00:00 – 2026-10-25 06:00, 7 h'],
    ],
    [
      'a day of autumn has 25 hours',
      { from: '08:00', to: '08:00' },
      '2026-10-24',
      ['2026-10-24: 2026-10-24 08:00 – 2026-10-25 08:00, 25 h'],
    ],
    [
      'the night in which spring skips an hour is shorter',
      { from: '22:00', to: '06:00' },
      '2027-03-27',
      ['2027-03-27: 2027-03-27 22:00 – 2027-03-28 06:00, 7 h'],
    ],
    [
      'a time that does not exist is the first that does',
      { from: '03:30', to: '06:00' },
      '2027-03-28',
      ['2027-03-28: 2027-03-28 04:00 – 2027-03-28 06:00, 2 h'],
    ],
    [
      'and an end that does not exist too',
      { from: '01:00', to: '03:15' },
      '2027-03-28',
      ['2027-03-28: 2027-03-28 01:00 – 2027-03-28 04:00, 2 h'],
    ],
    ['what is left of nothing is no shift', { from: '03:00', to: '04:00' }, '2027-03-28', []],
  ] as [string, Partial<DutyPattern>, string, string[]][])('%s', (_what, pattern, day, expected) =>
    expect(shifts({ ...sunday, ...pattern }, day, day)).toEqual(expected),
  );

  it('one shift after the other never overlaps nor leaves anything out, whatever the clocks do', () => {
    const day = { ...usual, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const, startsOn: '2026-01-01' };
    for (const [first, last] of [
      ['2026-10-20', '2026-10-30'],
      ['2027-03-22', '2027-04-02'],
    ] as const) {
      const thirds = (['00:00', '03:30', '16:00'] as const).flatMap((from, n) =>
        occurrencesOf({ ...day, from, to: (['03:30', '16:00', '00:00'] as const)[n] ?? '' }, first, last, helsinki),
      );
      const inTurn = thirds.sort((a, b) => a.start - b.start);
      expect(inTurn.slice(1).map(({ start }) => start)).toEqual(inTurn.slice(0, -1).map(({ end }) => end));
    }
  });
});

it.each([
  ['no weekday', { weekdays: [] }, false],
  ['over before it begins', { endsOn: '2026-11-01' }, false],
  ['over before its weekday', { weekdays: ['tue'], endsOn: '2026-11-02' }, false],
  ['once', { endsOn: '2026-11-02' }, true],
  ['its weekday passed in the first week, and the next one is eight weeks off', { startsOn: '2026-11-03', everyWeeks: 8 }, true],
  ['which would be after its end', { startsOn: '2026-11-03', everyWeeks: 8, endsOn: '2026-12-20' }, false],
] as [string, Partial<DutyPattern>, boolean][])('whether it ever comes: %s', (_what, pattern, comes) =>
  expect(everComes({ ...usual, ...pattern })).toBe(comes),
);
