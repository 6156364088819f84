import type { WallClock } from '../src/duty/pattern.js';

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Helsinki', dateStyle: 'short', timeStyle: 'short' });
const MINUTE = 60_000;

/** What a clock on a wall of Helsinki shows, `YYYY-MM-DD HH:MM`. */
export const shown = (instant: number): string => CLOCK.format(instant);

/** The rule of a `WallClock`, told by looking at the clock minute by minute: independent of whoever works it out. */
export const helsinki: WallClock = (day, time) => {
  const wanted = `${day} ${time}`;
  // Helsinki is two or three hours ahead of UTC.
  for (let instant = Date.parse(`${day}T${time}:00Z`) - 4 * 60 * MINUTE; ; instant += MINUTE) if (shown(instant) >= wanted) return instant;
};
