import { blockEnd } from './block-end.js';

/** 16 November 2026, ten o'clock in Helsinki. */
const NOW = Date.parse('2026-11-16T08:00:00Z');
const at = (iso: string) => Date.parse(iso);

it.each([
  ['today: to its end in the city', '2026-11-16', at('2026-11-16T22:00:00Z')],
  ['a day in summer: its end there', '2027-07-01', at('2027-07-01T21:00:00Z')],
  ['an instant, as it is', '2026-11-16T12:00:00+02:00', at('2026-11-16T10:00:00Z')],
  ['a year from today', '2027-11-16', at('2027-11-16T22:00:00Z')],
  ['a day more', '2027-11-17', 'block-too-long'],
  ['an instant beyond it', '2027-11-16T22:00:01Z', 'block-too-long'],
  ['yesterday', '2026-11-15', 'already-past'],
  ['now', '2026-11-16T08:00:00Z', 'already-past'],
])('%s', (_name, until, expected) => expect(blockEnd(until, NOW)).toBe(expected));
