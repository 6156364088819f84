import { Temporal } from 'temporal-polyfill';

/** The instant that a person meant: an exact one, or a day, which lasts until its end in the calendar's time zone. */
export function instantOf(given: string, timeZone: string): number {
  if (given.includes('T')) return Date.parse(given);
  return Temporal.PlainDate.from(given).add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds - 1;
}
