import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { changeLanguage } from '../i18n/i18n.js';
import { dateTime, dateTimeOnPaper, isoDay, lastDay } from './dates.js';

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-11-24T22:30:00.000Z'), toFake: ['Date'] }));
afterEach(async () => {
  vi.useRealTimers();
  await changeLanguage('fi');
});

// In Helsinki it is half past midnight of the 25th already.
it.each([
  ['2026-11-24T22:00:00.000Z', 'tänään klo 0.00'],
  ['2026-11-24T21:59:00.000Z', 'eilen klo 23.59'],
  ['2026-11-26T21:59:00.000Z', 'huomenna klo 23.59'],
  ['2026-11-26T22:00:00.000Z', 'pe 27.11. klo 0.00'],
  ['2026-12-31T21:59:00.000Z', 'to 31.12. klo 23.59'],
  ['2026-12-31T22:00:00.000Z', '1.1.2027 klo 0.00'],
])('%s is %s', (instant, words) => expect(dateTime(instant)).toBe(words));

it('names the day on paper, which is read on another day too, in the language of its reader', async () => {
  expect(dateTimeOnPaper('2026-11-24T22:00:00.000Z')).toBe('ke 25.11. klo 0.00');
  await changeLanguage('sv');
  expect(dateTimeOnPaper('2026-11-24T22:00:00.000Z', 'fi')).toBe('ke 25.11. klo 0.00');
  expect(dateTimeOnPaper('2026-11-24T22:00:00.000Z')).toMatch(/^ons/);
});

it('counts days by the calendar of Helsinki', () => {
  expect([isoDay(), isoDay(1), isoDay(37)]).toEqual(['2026-11-25', '2026-11-26', '2027-01-01']);
  expect(lastDay('2026-11-25T22:00:00.000Z')).toBe('25.11.2026');
});
