import fc from 'fast-check';
import { phoneNumber } from './phone-number.js';

const read = (written: string) => {
  const parsed = phoneNumber.safeParse(written);
  return parsed.success ? parsed.data : parsed.error.issues[0]?.message;
};

describe('a telephone number as people write it', () => {
  it.each([
    ['040 123 4567', '+358401234567'],
    ['0401234567', '+358401234567'],
    ['040-1234567', '+358401234567'],
    ['(040) 123.4567', '+358401234567'],
    ['+358 40 123 4567', '+358401234567'],
    ['+358\u00a040\u00a0123\u00a04567', '+358401234567'],
    ['+358 (0)40 123 4567', '+358401234567'],
    ['00358 40 123 4567', '+358401234567'],
    [' 040 123 4567 ', '+358401234567'],
    ['09 310 1691', '+35893101691'],
    ['+46 70 123 45 67', '+46701234567'],
    ['+372 5123 4567', '+37251234567'],
    ['0800 12345', '+35880012345'],
  ])('%s is %s', (written, number) => expect(read(written)).toBe(number));

  it.each([
    ['soita', 'not-a-phone-number'],
    ['', 'not-a-phone-number'],
    ['112', 'not-a-phone-number'],
    ['12345', 'not-a-phone-number'],
    ['040 123', 'not-a-phone-number'],
    ['040 123 4567 iltaisin', 'not-a-phone-number'],
    ['040 123 4567 ext. 5', 'not-a-phone-number'],
    ['tel:+358401234567;phone-context=x', 'not-a-phone-number'],
    ['+999 123 456 789', 'not-a-phone-number'],
    ['0600 12345', 'costly-phone-number'],
    ['+358 600 123 45', 'costly-phone-number'],
    ['4'.repeat(41), 'too-long'],
  ])('%s is %s', (written, error) => expect(read(written)).toBe(error));

  it('is E.164 or refused, whatever is written, and reads its own answer as the same', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ()./-]{3,20}$/)), (written) => {
        const parsed = phoneNumber.safeParse(written);
        if (!parsed.success) return;
        expect(parsed.data).toMatch(/^\+[1-9]\d{4,14}$/);
        expect(phoneNumber.parse(parsed.data)).toBe(parsed.data);
      }),
    );
  });
});
