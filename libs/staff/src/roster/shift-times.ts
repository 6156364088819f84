import { ROSTER_LIMITS, type Span } from '#domain';
import { aDayLater } from './local-time.js';

/**
 * What speaks against a shift at these times, by its code; undefined: nothing does. No shift lasts longer than a day on the clock on
 * the wall, and none is written down after it is over.
 */
export function shiftRefused({ start, end }: Span, now: number): string | undefined {
  if (end <= start) return 'shift-backwards';
  if (end > aDayLater(start)) return 'shift-too-long';
  if (end <= now) return 'shift-in-the-past';
  return start > now + ROSTER_LIMITS.aheadMs ? 'shift-too-far' : undefined;
}

/** The same of an absence, which may last as long as the roster reaches. */
export function absenceRefused({ start, end }: Span, now: number): string | undefined {
  if (end <= start) return 'absence-backwards';
  if (end - start > ROSTER_LIMITS.aheadMs || start > now + ROSTER_LIMITS.aheadMs) return 'absence-too-long';
  return end <= now ? 'absence-in-the-past' : undefined;
}
