/**
 * Finnish personal identity codes (henkilötunnus) must never be stored or logged (domain.md §2.10).
 * DDMMYY, century sign (`-`, `+`, `A`–`F`, `U`–`Y`; Act 2022/1240's new signs included), three digits, check character mod 31.
 */
const CANDIDATE = /(?<![0-9A-Za-z])(\d{2})(\d{2})(\d{2})([-+A-FU-Ya-fu-y\u2010-\u2015\u2212])(\d{3})([0-9A-Za-z])(?![0-9A-Za-z])/g;
const CHECK_CHARACTERS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
export const MASKED_IDENTITY_CODE = '[henkilötunnus]';

function isIdentityCode(day: string, month: string, year: string, digits: string, check: string): boolean {
  const dayNumber = Number(day);
  const monthNumber = Number(month);
  if (dayNumber < 1 || dayNumber > 31 || monthNumber < 1 || monthNumber > 12) return false;
  return CHECK_CHARACTERS.charAt(Number(day + month + year + digits) % 31) === check.toUpperCase();
}

/** Puts a mask in place of every valid identity code in `text`; everything else stays as it was. */
export function maskIdentityCodes(text: string): string {
  return text.replace(CANDIDATE, (found, day: string, month: string, year: string, _sign: string, digits: string, check: string) =>
    isIdentityCode(day, month, year, digits, check) ? MASKED_IDENTITY_CODE : found,
  );
}
