/** Bounds of the duty roster. */
export const ROSTER_LIMITS = {
  /** No shift is longer, ms: nobody is on call for more than a day. */
  shiftMs: 86_400_000,
  /** How far ahead a shift may be written, and how long an absence may last, ms. */
  aheadMs: 2 * 366 * 86_400_000,
  /** A pattern comes at least every so many weeks. */
  everyWeeks: 8,
  /** Patterns are made into shifts so many days ahead. */
  madeDays: 56,
  /** So many days of the roster are read at once. */
  readDays: 62,
  /** Gaps are looked for so many days ahead (domain.md §5). */
  gapDays: 14,
} as const;
