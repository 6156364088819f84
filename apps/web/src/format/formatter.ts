import type { Language } from '#domain';
import { currentLanguage } from '../i18n/current-language.js';

export const ZONE = 'Europe/Helsinki';
/** How each language of the pages writes dates in Finland. */
export const LOCALE = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;
const made = new Map<string, Intl.DateTimeFormat>();

/**
 * Made once: making one takes longer than all that it is used for.
 * @param name of the options, unique
 */
export function formatter(name: string, options: Intl.DateTimeFormatOptions, language: Language = currentLanguage()): Intl.DateTimeFormat {
  const locale = LOCALE[language];
  const key = `${locale}.${name}`;
  let format = made.get(key);
  if (!format) made.set(key, (format = new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...options })));
  return format;
}
