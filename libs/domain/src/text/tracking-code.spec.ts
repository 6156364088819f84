import fc from 'fast-check';
import { formatTrackingCode, makeTrackingCode, parseTrackingCode } from './tracking-code.js';

const random = fc.uint8Array({ minLength: 8, maxLength: 8 });

describe('tracking code', () => {
  it('is read back however it is typed', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const code = makeTrackingCode(bytes);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{9}$/);
        expect(parseTrackingCode(formatTrackingCode(code))).toBe(code);
        expect(parseTrackingCode(` ${code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')} `)).toBe(code);
      }),
    );
  });

  it('catches every wrong character', () => {
    fc.assert(
      fc.property(random, fc.nat(8), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (bytes, at, other) => {
        const code = makeTrackingCode(bytes);
        fc.pre(code.charAt(at) !== other);
        expect(parseTrackingCode(code.slice(0, at) + other + code.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  it('catches every swap of neighbours', () => {
    fc.assert(
      fc.property(random, fc.nat(7), (bytes, at) => {
        const code = makeTrackingCode(bytes);
        fc.pre(code.charAt(at) !== code.charAt(at + 1));
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
        expect(parseTrackingCode(swapped)).toBeUndefined();
      }),
    );
  });

  it.each(['', 'abc', '0'.repeat(40), 'KX7!-PD2M-9', 'ÄÄÄÄ-ÄÄÄÄ-Ä'])('refuses %j', (typed) =>
    expect(parseTrackingCode(typed)).toBeUndefined(),
  );
});
