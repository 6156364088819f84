import { expect, it } from 'vitest';
import { clockTime, dayOf, instantAt, longDay, mondayOf, shortDay, wallTimeOf, weekdayName, weekNumber } from './helsinki.js';

it.each([
  ['2026-11-24', '08:00', '2026-11-24T06:00:00.000Z'],
  ['2026-07-01', '08:00', '2026-07-01T05:00:00.000Z'],
  ['2026-07-01', '00:00', '2026-06-30T21:00:00.000Z'],
  ['2027-03-28', '02:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ['2027-03-28', '03:30', '2027-03-28T01:00:00.000Z'],
  ['2027-03-28', '04:00', '2027-03-28T01:00:00.000Z'],
  ['2026-10-25', '03:30', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25', '04:00', '2026-10-25T02:00:00.000Z'],
])('%s %s is %s', (day, time, instant) => expect(new Date(instantAt(day, time)).toISOString()).toBe(instant));

it('goes there and back at every half hour of a year', () => {
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 1_800_000) {
    const back = instantAt(dayOf(at), wallTimeOf(at));
    // Of the hour that comes twice, the first is meant.
    expect([at, at - 3_600_000]).toContain(back);
  }
});

it.each([
  ['2026-11-24', '2026-11-23', 48],
  ['2026-11-29', '2026-11-23', 48],
  ['2026-11-30', '2026-11-30', 49],
  ['2027-01-01', '2026-12-28', 53],
  ['2027-01-04', '2027-01-04', 1],
  ['2024-12-30', '2024-12-30', 1],
])('%s is in the week of %s, number %s', (day, monday, number) => {
  expect(mondayOf(day)).toBe(monday);
  expect(weekNumber(day)).toBe(number);
});

it('names days and times as they are said', () => {
  expect(shortDay('2026-11-24')).toBe('ti 24.11.');
  expect(longDay('2026-11-24')).toBe('tiistai 24. marraskuuta');
  expect([weekdayName(0), weekdayName(6, 'short')]).toEqual(['maanantai', 'su']);
  expect([clockTime('08:00'), clockTime('00:30'), clockTime('16:05')]).toEqual(['8.00', '0.30', '16.05']);
});
