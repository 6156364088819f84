import { currentLanguage } from '../i18n/current-language.js';

const ZONE = 'Europe/Helsinki';
const HOUR = 3_600_000;
const LOCALE = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;

const days = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });
const times = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });

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
  const at = Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * 24 * HOUR).toISOString().slice(0, 10);
}

/** The number of a week after ISO 8601, as calendars in Finland show it. */
export function weekNumber(day: string): number {
  const thursday = new Date(Date.parse(`${mondayOf(day)}T00:00:00Z`) + 3 * 24 * HOUR);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / (7 * 24 * HOUR)) + 1;
}

const shown = (options: Intl.DateTimeFormatOptions, at: number) =>
  new Intl.DateTimeFormat(LOCALE[currentLanguage()], { timeZone: 'UTC', ...options }).format(at);

/** "ti 24.11." of `2026-11-24`. */
export const shortDay = (day: string): string =>
  shown({ weekday: 'short', day: 'numeric', month: 'numeric' }, Date.parse(`${day}T00:00:00Z`));

/** "tiistai 24. marraskuuta" of `2026-11-24`. */
export const longDay = (day: string): string => shown({ weekday: 'long', day: 'numeric', month: 'long' }, Date.parse(`${day}T00:00:00Z`));

/** "24.11." of `2026-11-24`. */
export const plainDay = (day: string): string => shown({ day: 'numeric', month: 'numeric' }, Date.parse(`${day}T00:00:00Z`));

/** "24.11.2026" of `2026-11-24`. */
export const fullDay = (day: string): string =>
  shown({ day: 'numeric', month: 'numeric', year: 'numeric' }, Date.parse(`${day}T00:00:00Z`));

/** "maanantai" of 0. 2024-01-01 was a Monday. */
export const weekdayName = (sinceMonday: number, width: 'long' | 'short' = 'long'): string =>
  shown({ weekday: width }, Date.UTC(2024, 0, 1 + sinceMonday));

/** "8.00" of `08:00`, as each language writes it. */
export function clockTime(time: string): string {
  if (currentLanguage() === 'en') return time;
  return time.replace(/^0/, '').replace(':', '.');
}
