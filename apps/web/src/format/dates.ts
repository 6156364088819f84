import type { Language } from '#domain';
import i18next from 'i18next';
import { currentLanguage } from '../i18n/current-language.js';
import { formatter, LOCALE } from './formatter.js';
import { dayOf } from './helsinki.js';
import { now } from './server-time.js';

/** Absolute time in Helsinki: "ti 24.11. klo 12.00", "tänään klo 12.00"; another year is named. */
export function dateTime(instant: string): string {
  const at = Date.parse(instant);
  const time = formatter('time', { hour: 'numeric', minute: '2-digit' }).format(at);
  const present = now();
  for (const shift of [0, -1, 1]) {
    if (dayOf(at) === dayOf(present + shift * 86_400_000)) return i18next.t('time.at', { day: relativeDay(shift), time });
  }
  return dateTimeOnPaper(instant);
}

/**
 * The same for what is read on another day too: "ti 24.11. klo 12.00", never "today".
 * @param language one whose words have been fetched
 */
export function dateTimeOnPaper(instant: string, language: Language = currentLanguage()): string {
  const at = Date.parse(instant);
  const time = formatter('time', { hour: 'numeric', minute: '2-digit' }, language).format(at);
  const sameYear = formatter('year', { year: 'numeric' }).format(at) === formatter('year', { year: 'numeric' }).format(now());
  const day = sameYear
    ? formatter('near', { weekday: 'short', day: 'numeric', month: 'numeric' }, language).format(at)
    : formatter('far', { day: 'numeric', month: 'numeric', year: 'numeric' }, language).format(at);
  return i18next.getFixedT(language)('time.at', { day, time });
}

function relativeDay(shift: number): string {
  return new Intl.RelativeTimeFormat(LOCALE[currentLanguage()], { numeric: 'auto' }).format(shift, 'day');
}

/** "24.11.2026". */
export const date = (instant: string): string =>
  formatter('date', { day: 'numeric', month: 'numeric', year: 'numeric' }).format(Date.parse(instant));

/** The last day of what ends at an instant: of an end at midnight, the day before. */
export const lastDay = (end: string): string => date(new Date(Date.parse(end) - 1).toISOString());

/** Helsinki's date `YYYY-MM-DD`, so many days from now: bounds of date fields. */
export const isoDay = (daysFromNow = 0): string => dayOf(now() + daysFromNow * 86_400_000);
