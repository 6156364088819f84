import { LIMITS } from '#domain';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

/** What people write around the digits of a number; anything else is not a number. */
const AS_WRITTEN = /^[+\d\s()./‐-‒-]{3,40}$/u;
/** Calling these costs whoever calls: the city never calls them back. */
const COSTLY = ['PREMIUM_RATE', 'SHARED_COST'];

/**
 * A telephone number as people write it ("040 123 4567", "+358 (0)9 310 1691"), Finland's where no country is named; read into E.164.
 * Errors: `not-a-phone-number`, `costly-phone-number`.
 */
export const phoneNumber = z
  .string()
  .max(LIMITS.phone, { error: 'too-long' })
  .transform((written, context) => {
    const text = written.trim();
    const number = AS_WRITTEN.test(text) ? parsePhoneNumberFromString(text, { defaultCountry: 'FI', extract: false }) : undefined;
    if (!number?.isValid()) {
      context.addIssue({ code: 'custom', message: 'not-a-phone-number' });
      return z.NEVER;
    }
    if (COSTLY.includes(number.getType() ?? '')) {
      context.addIssue({ code: 'custom', message: 'costly-phone-number' });
      return z.NEVER;
    }
    return number.number as string;
  });
