import { currentLanguage } from '../i18n/current-language.js';
import { formatter, ZONE } from './formatter.js';

const HOUR = 3_600_000;

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const times = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

/** Days alone are counted in UTC, which has no summer time (epoch ms). */
const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day in Helsinki, `YYYY-MM-DD`, of an instant (epoch ms). */
export const dayOf = (at: number): string => days.format(at);

/** The time on the clock on the wall in Helsinki, `HH:MM`, of an instant (epoch ms). */
export const wallTimeOf = (at: number): string => times.format(at);

/**
 * The first instant (epoch ms) at which the clock on the wall in Helsinki shows this time or later on this day. The offset is two hours,
 * or three in summer; an hour that comes twice counts from its first time, one that is skipped in spring from its end.
 */
export function instantAt(day: string, time: string): number {
  const plain = Date.parse(`${day}T${time}:00Z`);
  const shows = (at: number) => dayOf(at) === day && wallTimeOf(at) === time;
  const inSummer = plain - 3 * HOUR;
  const inWinter = plain - 2 * HOUR;
  if (shows(inSummer)) return inSummer;
  return shows(inWinter) ? inWinter : Math.floor(inWinter / HOUR) * HOUR;
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = midnight(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * 24 * HOUR).toISOString().slice(0, 10);
}

/** The number of a week after ISO 8601, as calendars in Finland show it. */
export function weekNumber(day: string): number {
  const thursday = new Date(midnight(mondayOf(day)) + 3 * 24 * HOUR);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / (7 * 24 * HOUR)) + 1;
}

const shown = (name: string, options: Intl.DateTimeFormatOptions, at: number) =>
  formatter(`utc.${name}`, { timeZone: 'UTC', ...options }).format(at);

/** "ti 24.11." of `2026-11-24`. */
export const shortDay = (day: string): string => shown('short', { weekday: 'short', day: 'numeric', month: 'numeric' }, midnight(day));

/** "tiistai 24. marraskuuta" of `2026-11-24`. */
export const longDay = (day: string): string => shown('long', { weekday: 'long', day: 'numeric', month: 'long' }, midnight(day));

/** "24.11." of `2026-11-24`. */
export const plainDay = (day: string): string => shown('plain', { day: 'numeric', month: 'numeric' }, midnight(day));

/** "24.11.2026" of `2026-11-24`. */
export const fullDay = (day: string): string => shown('full', { day: 'numeric', month: 'numeric', year: 'numeric' }, midnight(day));

/** "maanantai" of 0. 2024-01-01 was a Monday. */
export const weekdayName = (sinceMonday: number, width: 'long' | 'short' = 'long'): string =>
  shown(`weekday.${width}`, { weekday: width }, Date.UTC(2024, 0, 1 + sinceMonday));

/** "8.00" of `08:00`, as each language writes it. */
export function clockTime(time: string): string {
  if (currentLanguage() === 'en') return time;
  return time.replace(/^0/, '').replace(':', '.');
}
