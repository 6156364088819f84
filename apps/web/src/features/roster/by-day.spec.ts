import { expect, it } from 'vitest';
import { askedShift, at, cancelledShift, ownShift, roster, rosterGaps } from '../../testing/fixtures.js';
import { gapsByDay, partInWords, peopleOf, shownOn, spanInWords, touches } from './by-day.js';

it.each([
  ['its own day', '2026-11-27', '2026-11-23', true],
  ['the day after, though it lasts until then', '2026-11-28', '2026-11-23', false],
  ['the day after, when that is the first in sight', '2026-11-28', '2026-11-28', true],
  ['the day before', '2026-11-26', '2026-11-23', false],
])('a night stands on %s: %s', (_, day, first, shown) => expect(shownOn(askedShift, day, first)).toBe(shown));

it('does not last on a day that it ends with the first instant of', () => {
  const untilMidnight = { startsAt: at('2026-11-24', '16:00'), endsAt: at('2026-11-25', '00:00') };
  expect(touches(untilMidnight, '2026-11-24')).toBe(true);
  expect(touches(untilMidnight, '2026-11-25')).toBe(false);
});

it('says hours in words', () => {
  expect(spanInWords(askedShift)).toBe('22.00–6.00');
  expect(partInWords(askedShift, '2026-11-27')).toBe('22.00–24.00');
  expect(partInWords(askedShift, '2026-11-28')).toBe('0.00–6.00');
  expect(partInWords({ startsAt: at('2026-11-26', '00:00'), endsAt: at('2026-11-27', '12:00') }, '2026-11-26')).toBeUndefined();
});

it('gathers the gaps of a day by their hours, and leaves out days without any', () => {
  const found = gapsByDay(rosterGaps.gaps, ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']);
  expect(found.map(({ day, spans }) => [day, spans.map(({ span, gaps }) => `${span}: ${gaps.length}`)])).toEqual([
    ['2026-11-24', ['12.00–24.00: 6']],
    ['2026-11-25', ['0.00–8.00: 6', '8.00–16.00: 1']],
  ]);
});

it('puts oneself first, then the others by name, each once', () => {
  const { absences } = roster;
  const shifts = [cancelledShift, askedShift, ownShift];
  expect(peopleOf(shifts, absences, 'maija').map(({ username }) => username)).toEqual(['maija', 'eero']);
  expect(peopleOf(shifts, absences, 'eero').map(({ username }) => username)).toEqual(['eero', 'maija']);
});
