import { expect, it } from 'vitest';
import { between, lengthOfCall } from './length-of-call.js';

it.each([
  [-3, '0.00'],
  [0.9, '0.00'],
  [42, '0.42'],
  [125, '2.05'],
  [3725, '1.02.05'],
])('%s s is %s', (seconds, words) => expect(lengthOfCall(seconds)).toBe(words));

it('counts between two instants, or until now', () => {
  expect(between('2026-11-24T10:00:00.000Z', '2026-11-24T10:03:12.000Z')).toBe('3.12');
  expect(between('2026-11-24T10:00:00.000Z', Date.parse('2026-11-24T10:00:42.900Z'))).toBe('0.42');
});
