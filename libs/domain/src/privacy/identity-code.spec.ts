import { createRequire } from 'node:module';
import { MASKED_IDENTITY_CODE, maskIdentityCodes } from './identity-code.js';

// Third-party check of our reading of the rule: a library generates and validates codes, we must mask each of them.
const { FinnishSSN } = createRequire(__filename)('finnish-ssn') as {
  FinnishSSN: { createWithAge(age: number): string; validate(code: string): boolean };
};

describe('identity codes', () => {
  it('masks what an independent library makes, in the middle of text', () => {
    for (let age = 1; age < 100; age += 3) {
      const code = FinnishSSN.createWithAge(age);
      expect(maskIdentityCodes(`Tunnukseni on ${code}, kiitos.`)).toBe(`Tunnukseni on ${MASKED_IDENTITY_CODE}, kiitos.`);
    }
  });

  it.each(['131052-308T', '131052-308t', '010594Y9032', '131052\u2013308T'])('masks %s', (code) => {
    expect(maskIdentityCodes(code)).toBe(MASKED_IDENTITY_CODE);
    expect(maskIdentityCodes(`(${code})`)).toBe(`(${MASKED_IDENTITY_CODE})`);
  });

  it.each(['131052-308X', '991399-123A', '0131052-308T', '131052-308TT', 'puh. 050-1234567', '2026-11-24'])('leaves %s alone', (text) =>
    expect(maskIdentityCodes(text)).toBe(text),
  );

  it('is linear on hostile text', () => {
    const hostile = '1'.repeat(10_000) + '-'.repeat(10_000);
    expect(maskIdentityCodes(hostile)).toBe(hostile);
  });
});
