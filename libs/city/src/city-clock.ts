import { Temporal } from 'temporal-polyfill';

/** Where the city's clocks hang. */
export const CITY_TIME_ZONE = 'Europe/Helsinki';

/** An instant, epoch ms, as the clock on the wall of the city shows it. */
export const cityTime = (instant: number): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(CITY_TIME_ZONE);

/**
 * The first instant, epoch ms, at which the clock on the wall of the city shows this time of that date, or a later one: what spring
 * skips is the end of the skipped hour.
 * @param time `HH:MM`; `24:00` is the end of the date
 */
export function firstInstant(date: Temporal.PlainDate, time: string): number {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const local = date.toPlainDateTime().add({ minutes });
  const earlier = local.toZonedDateTime(CITY_TIME_ZONE, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')!.epochMilliseconds;
}
