import type { Language } from '#domain';

const LOCALES: Record<Language, string> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const MINUTE = 60_000;
const DAY_WORDS: Record<Language, Readonly<Record<string, string>>> = {
  fi: { '-1': 'eilen', '0': 'tänään', '1': 'huomenna' },
  sv: { '-1': 'i går', '0': 'i dag', '1': 'i morgon' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
};

type Parts = Partial<Record<Intl.DateTimeFormatPartTypes, string>>;

/**
 * When something will have happened, as people say it: "huomenna kello 9.30", "torstaina 26. marraskuuta kello 16".
 * Cut off to the minute, so that what is said is never later than what was promised, nor earlier than what the city is measured by.
 * @param at epoch ms, as `now`
 */
export function spokenTime(at: number, now: number, language: Language, timeZone: string): string {
  const rounded = Math.floor(at / MINUTE) * MINUTE;
  const said = rounded > now ? rounded : at;
  const parts = partsOf(said, language, timeZone);
  return `${dayOf(said, now, language, timeZone, parts)} ${hourOf(parts, language)}`;
}

/**
 * On which day something was: "eilen", "maanantaina 16. marraskuuta"; with the year, where that is another one.
 * @param at epoch ms, as `now`
 */
export function spokenDay(at: number, now: number, language: Language, timeZone: string): string {
  const yearOf = (instant: number): string => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric' }).format(instant);
  const day = dayOf(at, now, language, timeZone, partsOf(at, language, timeZone));
  const isNamed = Object.values(DAY_WORDS[language]).includes(day);
  return isNamed || yearOf(at) === yearOf(now) ? day : `${day} ${yearOf(at)}`;
}

/** A tracking code, letter by letter, in the groups in which it is written. */
export const spokenCode = (formatted: string): string =>
  formatted
    .split('-')
    .map((group) => [...group].join(', '))
    .join('. ');

function dayOf(at: number, now: number, language: Language, timeZone: string, parts: Parts): string {
  const near = DAY_WORDS[language][String(daysBetween(now, at, timeZone))];
  if (near !== undefined) return near;
  const { weekday = '', day = '', month = '' } = parts;
  // Names of days in Finnish and Swedish are inflected alike, all seven.
  if (language === 'fi') return `${weekday}na ${day}. ${month}`;
  return language === 'sv' ? `${weekday}en den ${day} ${month}` : `on ${weekday} ${day} ${month}`;
}

function hourOf({ hour = '0', minute = '00' }: Parts, language: Language): string {
  const h = Number(hour);
  if (language !== 'en') return `${language === 'fi' ? 'kello' : 'klockan'} ${minute === '00' ? h : `${h}.${minute}`}`;
  const twelve = h % 12 === 0 ? 12 : h % 12;
  return `at ${minute === '00' ? twelve : `${twelve}:${minute}`} ${h < 12 ? 'a.m.' : 'p.m.'}`;
}

function partsOf(at: number, language: Language, timeZone: string): Parts {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** Whole calendar days from one instant to another, as the people of the time zone count them. */
function daysBetween(from: number, to: number, timeZone: string): number {
  const midnight = (ms: number) => Date.parse(`${new Intl.DateTimeFormat('en-CA', { timeZone }).format(ms)}T00:00:00Z`);
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}
