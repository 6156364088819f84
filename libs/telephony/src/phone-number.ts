import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Whether a text has the form of an E.164 number; whether anybody has it is another matter. */
export const isE164 = (text: string): boolean => E164.test(text);

/** Whether a text message can reach this kind of number: not a landline, not a service number. Unknown ones count as reachable. */
export function takesTexts(number: string): boolean {
  const parsed = parsePhoneNumberFromString(number);
  const type = parsed?.getType();
  return parsed !== undefined && parsed.isValid() && (type === undefined || type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE');
}
