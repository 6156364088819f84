import { Temporal } from 'temporal-polyfill';

export const CITY_TIME_ZONE = 'Europe/Helsinki';

/**
 * Until when a number stays blocked: a date counts to its end in the city. Pure.
 * @param until a date or an instant, checked before @param now epoch ms
 * @returns epoch ms, or by which name it is refused
 */
export function blockEnd(until: string, now: number): number | 'already-past' | 'block-too-long' {
  const instant = until.includes('T') ? Temporal.Instant.from(until) : endOf(Temporal.PlainDate.from(until));
  const end = instant.epochMilliseconds;
  if (end <= now) return 'already-past';
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(CITY_TIME_ZONE).toPlainDate();
  return end > endOf(today.add({ years: 1 })).epochMilliseconds ? 'block-too-long' : end;
}

const endOf = (day: Temporal.PlainDate): Temporal.Instant => day.add({ days: 1 }).toZonedDateTime(CITY_TIME_ZONE).toInstant();
