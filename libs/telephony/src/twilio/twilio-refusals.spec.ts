import { refusalOfAnswer, refusalOfCode } from './twilio-refusals.js';

it.each([
  [20003, 'bad-credentials'],
  [20404, 'gone'],
  [20429, 'rate-limited'],
  [21210, 'not-permitted'],
  [21211, 'invalid-number'],
  [21214, 'unreachable'],
  [21215, 'not-permitted'],
  [21217, 'invalid-number'],
  [21220, 'gone'],
  [21610, 'blocked-recipient'],
  [21614, 'unreachable'],
  [21617, 'too-big'],
  [30003, 'unreachable'],
  [30004, 'blocked-recipient'],
  [30005, 'invalid-number'],
  [30008, 'provider-error'],
  [63016, 'not-permitted'],
  [99999, 'provider-error'],
])('%d means %s', (code, refusal) => {
  expect(refusalOfCode(code)).toBe(refusal);
  expect(refusalOfCode(String(code))).toBe(refusal);
});

it.each<[number, number | undefined, string]>([
  [400, 21211, 'invalid-number'],
  [401, undefined, 'bad-credentials'],
  [401, 20003, 'bad-credentials'],
  [404, undefined, 'gone'],
  [404, 12345, 'gone'],
  [429, undefined, 'rate-limited'],
  [400, undefined, 'provider-error'],
  [302, undefined, 'provider-error'],
])('status %d with code %s is %s', (status, code, refusal) => {
  expect(refusalOfAnswer(status, code)).toBe(refusal);
});
