import { isE164, takesTexts } from './phone-number.js';

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

it.each([
  ['+358401234567', true],
  ['+358503456789', true],
  ['+46701234567', true],
  ['+12025550123', true],
  ['+358931000000', false],
  ['+358800123456', false],
  ['+358999', false],
  ['112', false],
  ['', false],
])('%j can be sent a text message: %s', (number, can) => {
  expect(takesTexts(number)).toBe(can);
});
