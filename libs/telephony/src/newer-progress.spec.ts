import fc from 'fast-check';
import { CALL_STATES, isCallOver, MESSAGE_STATES, type CallState } from './call-state.js';
import { newerMessageState, newerProgress } from './newer-progress.js';
import type { CallProgress } from './phone-events.js';

const progress = (state: CallState, sequence: number | null = null): CallProgress => ({
  callId: 'CA1',
  state,
  sequence,
  at: null,
  durationSeconds: null,
});

it.each<[CallProgress | null, CallProgress, 'known' | 'next']>([
  [null, progress('ringing', 1), 'next'],
  [progress('starting', 0), progress('ringing', 1), 'next'],
  [progress('answered', 2), progress('ringing', 1), 'known'],
  [progress('completed', 3), progress('answered', 2), 'known'],
  [progress('answered', 2), progress('completed', 3), 'next'],
  [progress('no-answer'), progress('ringing', 7), 'known'],
  [progress('ringing', 7), progress('no-answer'), 'next'],
  [progress('ringing'), progress('answered'), 'next'],
  [progress('answered'), progress('ringing'), 'known'],
  [progress('ringing', 1), progress('ringing', 1), 'known'],
  [{ ...progress('completed'), durationSeconds: 12 }, progress('completed'), 'known'],
  [progress('completed'), { ...progress('completed'), durationSeconds: 12 }, 'next'],
])('known %j, next %j: %s stands', (known, next, stands) => {
  expect(newerProgress(known, next)).toBe(stands === 'known' ? known : next);
});

const anything: fc.Arbitrary<CallProgress> = fc.record({
  callId: fc.constant('CA1'),
  state: fc.constantFrom(...CALL_STATES),
  sequence: fc.option(fc.nat(4)),
  at: fc.option(fc.nat(3)),
  durationSeconds: fc.option(fc.nat(3)),
});
const withShuffle = <T>(items: fc.Arbitrary<T[]>) =>
  items.chain((given) =>
    fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray([...given, ...given, ...given], { minLength: given.length * 3, maxLength: given.length * 3 }),
    ),
  );

it('the same reports lead to the same state, in any order and repeated', () => {
  fc.assert(
    fc.property(withShuffle(fc.array(anything, { minLength: 1, maxLength: 8 })), ([once, shuffled]) => {
      const end = (reports: CallProgress[]) => reports.reduce<CallProgress | null>(newerProgress, null);
      expect(end(shuffled)).toEqual(end(once));
    }),
  );
});

it('what is over never runs again', () => {
  fc.assert(
    fc.property(anything, anything, (known, next) => {
      if (isCallOver(known.state)) expect(isCallOver(newerProgress(known, next).state)).toBe(true);
    }),
  );
});

it('the same states of a message lead to the same one, and what arrived stays so', () => {
  fc.assert(
    fc.property(withShuffle(fc.array(fc.constantFrom(...MESSAGE_STATES), { minLength: 1, maxLength: 6 })), ([once, shuffled]) => {
      const end = (states: (typeof MESSAGE_STATES)[number][]) => states.reduce<(typeof states)[number] | null>(newerMessageState, null);
      expect(end(shuffled)).toBe(end(once));
    }),
  );
  expect(newerMessageState('delivered', 'undelivered')).toBe('delivered');
  expect(newerMessageState('sent', 'queued')).toBe('sent');
  expect(newerMessageState('delivered', 'read')).toBe('read');
  expect(newerMessageState(null, 'queued')).toBe('queued');
});
