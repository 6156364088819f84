import { parsePhoneNumberFromString, type NumberType } from 'libphonenumber-js/max';

const E164 = /^\+[1-9]\d{6,14}$/;

/** Kinds of numbers at which people are reached. Others cost more than a call (premium, shared cost), or nobody knows what they are. */
const PEOPLE: readonly NumberType[] = ['FIXED_LINE', 'MOBILE', 'FIXED_LINE_OR_MOBILE', 'VOIP', 'PERSONAL_NUMBER', 'TOLL_FREE', 'UAN'];
const TEXTED: readonly NumberType[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/** Whether a text has the form of an E.164 number; whether anybody has it is another matter. */
export const isE164 = (text: string): boolean => E164.test(text);

/**
 * Why the city does not call or write to a number; null: it does. Satellites belong to no country. Pure.
 * @param countries ISO 3166-1; `CALL_COUNTRIES`
 */
export function outOfReach(number: string, countries: readonly string[]): 'invalid-number' | 'not-permitted' | null {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isValid()) return 'invalid-number';
  const isOurs = parsed.country !== undefined && countries.includes(parsed.country);
  return isOurs && PEOPLE.includes(parsed.getType()) ? null : 'not-permitted';
}

/** Whether a text message can reach this kind of number, in a country that the city writes to: not a landline, not a service number. */
export const takesTexts = (number: string, countries: readonly string[]): boolean =>
  outOfReach(number, countries) === null && TEXTED.includes(parsePhoneNumberFromString(number)?.getType());
