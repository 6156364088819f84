import { cityTime, firstInstant } from '#city';
import type { WallClock } from '#domain';
import { Temporal } from 'temporal-polyfill';

/** The first instant at which the clock on the wall shows this time or later on this day. */
export const wallClock: WallClock = (day, time) => firstInstant(Temporal.PlainDate.from(day), time);

/** The local day of an instant, `YYYY-MM-DD`. */
export const dayOf = (instant: number): string => cityTime(instant).toPlainDate().toString();

/** The same time on the next day: 23, 24 or 25 hours later. */
export const aDayLater = (instant: number): number => cityTime(instant).add({ days: 1 }).epochMilliseconds;
