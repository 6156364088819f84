import { isE164, outOfReach, takesTexts } from './phone-number.js';

it.each([
  ['+358401234567', true],
  ['+358931000', true],
  ['+1234567', true],
  ['+123456', false],
  ['+1234567890123456', false],
  ['+0401234567', false],
  ['0401234567', false],
  ['+358 40 1234567', false],
  ['+358401234567\n', false],
  ['112', false],
  ['', false],
])('%j has the form of an E.164 number: %s', (text, right) => {
  expect(isE164(text)).toBe(right);
});

const COUNTRIES = ['FI', 'SE', 'CH', 'GB'];

it.each([
  ['+358401234567', true],
  ['+358503456789', true],
  ['+46701234567', true],
  ['+12025550123', false],
  ['+358931000000', false],
  ['+358800123456', false],
  ['+358999', false],
  ['112', false],
  ['', false],
])('%j can be sent a text message: %s', (number, can) => {
  expect(takesTexts(number, COUNTRIES)).toBe(can);
});

it.each([
  ['a mobile', '+358401234567', null],
  ['a landline', '+35893101691', null],
  ['next door', '+46701234567', null],
  ['elsewhere', '+12025550123', 'not-permitted'],
  ['with the same calling code, elsewhere', '+447781123456', 'not-permitted'],
  ['a satellite', '+881612345678', 'not-permitted'],
  ['premium rate', '+358600123456', 'not-permitted'],
  ['nobody’s', '+358999', 'invalid-number'],
  ['no number', '112', 'invalid-number'],
])('%s, %s: %s', (_what, number, refusal) => expect(outOfReach(number, COUNTRIES)).toBe(refusal));

it('where calls are allowed is decided by the setting alone', () => {
  expect(outOfReach('+12025550123', ['US'])).toBeNull();
  expect(outOfReach('+358401234567', ['US'])).toBe('not-permitted');
});
