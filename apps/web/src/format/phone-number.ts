const FINLAND = '+358';
/** Helsinki's area code has one digit, the others two. */
const SHORT_AREA = /^9/;

/** A Finnish E.164 number in groups that can be read and said: "+358 40 123 4567". Others stay as they are. */
export function showPhone(number: string): string {
  if (!/^\+358[1-9]\d{4,11}$/.test(number)) return number;
  const own = number.slice(FINLAND.length);
  const area = SHORT_AREA.test(own) ? 1 : 2;
  const rest = own.slice(area).replace(/(\d{3})(?=\d{3,})/, '$1 ');
  return `${FINLAND} ${own.slice(0, area)} ${rest}`;
}
