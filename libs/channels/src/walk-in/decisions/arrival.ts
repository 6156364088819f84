import { VISIT_LIMITS } from '#contracts';

const DAY = 86_400_000;
/** Clocks of tablets are not that exact. */
const TOLERANCE_MS = 60_000;

/** When a visitor made contact, and what is wrong with the clock of the device that says so. */
export interface Arrival {
  /** Epoch ms, never later than now. */
  at: number;
  clock?: 'ahead' | 'behind';
}

/**
 * A visit that was typed while the network was down counts from when it was typed, at most seven days back. A time that cannot be is a
 * wrong clock: the visit counts from now, and that is noted. Pure.
 * @param claimed epoch ms; absent: just now
 */
export function arrivalOf(claimed: number | undefined, now: number): Arrival {
  if (claimed === undefined) return { at: now };
  if (claimed > now + TOLERANCE_MS) return { at: now, clock: 'ahead' };
  if (claimed < now - VISIT_LIMITS.keptDays * DAY) return { at: now, clock: 'behind' };
  return { at: Math.min(claimed, now) };
}
