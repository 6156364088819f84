import type { WallClock } from '#domain';
import { Temporal } from 'temporal-polyfill';

/** Where the clocks hang that the roster goes by. */
const TIME_ZONE = 'Europe/Helsinki';

const zoned = (instant: number): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(TIME_ZONE);

/** The first instant at which the clock on the wall shows this time or later on this day. */
export const wallClock: WallClock = (day, time) => {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  const earlier = local.toZonedDateTime(TIME_ZONE, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  // Spring skips it: the clock goes on from the end of the skipped hour.
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
};

/** The local day of an instant, `YYYY-MM-DD`. */
export const dayOf = (instant: number): string => zoned(instant).toPlainDate().toString();

/** The same time on the next day: 23, 24 or 25 hours later. */
export const aDayLater = (instant: number): number => zoned(instant).add({ days: 1 }).epochMilliseconds;
