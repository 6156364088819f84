import { expect, it } from 'vitest';
import { showPhone } from './phone-number.js';

it.each([
  ['+358401234567', '+358 40 123 4567'],
  ['+35893101691', '+358 9 310 1691'],
  ['+358931000000', '+358 9 310 00000'],
  ['+46701234567', '+46701234567'],
  ['040 123 4567', '040 123 4567'],
  ['ei numero', 'ei numero'],
])('%s is shown as %s', (number, words) => expect(showPhone(number)).toBe(words));
