import Holidays from 'date-holidays';

/**
 * Eves on which the city's offices are closed although the library calls them bank holidays: Christmas Eve and Midsummer Eve
 * (domain.md §4). Named by the library's rules, which do not depend on a language.
 */
const CLOSED_EVES: readonly string[] = ['12-24', 'friday after 06-19'];

const finland = new Holidays('FI');
const years = new Map<number, ReadonlySet<string>>();

/** The dates (`YYYY-MM-DD`) of a year that are public holidays in Finland or treated as such; computed once a year asked for. */
export function finnishHolidays(year: number): ReadonlySet<string> {
  let dates = years.get(year);
  if (!dates) {
    const closed = finland.getHolidays(year).filter(({ type, rule }) => type === 'public' || CLOSED_EVES.includes(rule));
    dates = new Set(closed.map(({ date }) => date.slice(0, 10)));
    years.set(year, dates);
  }
  return dates;
}
