import { DURATION_PATTERN, parseDuration } from '#domain';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const OPENING = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const CLOSING = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const ID = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u;

/**
 * A text with one rule; the pattern, as far as it tells the rule, goes into the JSON Schema.
 * A breach ends the checking of what is around it, so that one slip is not told twice.
 */
function text(pattern: RegExp, error: string, rule: (value: string) => boolean = (value) => pattern.test(value)) {
  return z.string().refine(rule, { error, abort: true }).meta({ pattern: pattern.source });
}

export const duration = text(
  DURATION_PATTERN,
  'not a duration such as "P3D" or "PT20S": days, hours, minutes and seconds, more than nothing and at most ten years',
  (value) => parseDuration(value) !== undefined,
);

export const identifier = text(ID, 'not an id: a letter or digit, then up to 63 letters, digits, spaces, dots, underscores or hyphens');

export const date = text(DATE, 'not a date such as "2026-12-24"', isRealDate);

export const opening = text(OPENING, 'not a time from "00:00" to "23:59"');
export const closing = text(CLOSING, 'not a time from "00:00" to "24:00"');

export const timeZone = z.string().refine(isTimeZone, { error: 'not a time zone of the IANA list such as "Europe/Helsinki"' });

function isRealDate(value: string): boolean {
  if (!DATE.test(value)) return false;
  const instant = Date.parse(`${value}T00:00:00Z`);
  // A date that is not in the calendar either fails to parse or turns into another one.
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === value;
}

function isTimeZone(value: string): boolean {
  // An offset such as +02:00 would do for the library, but knows no summer time.
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Temporal.PlainDate(2026, 1, 1).toZonedDateTime(value);
    return true;
  } catch {
    return false;
  }
}
