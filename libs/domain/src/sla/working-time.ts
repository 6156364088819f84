import type { Duration } from './duration.js';
import { ALWAYS_OPEN } from './policy.js';

/** A half-open stretch of time `[start, end)` in epoch milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** When somebody is at work, as far as clocks are concerned (domain.md §4). */
export interface WorkingCalendar {
  readonly id: string;
  /** What `P1D` means here, in ms: the working time of the calendar's most common working day (ties: the longer); 24 h in "24/7". */
  readonly dayMs: number;
  /**
   * The working spans that end after `from`, in order, disjoint and not empty, without end (read only as many as needed).
   * @throws RangeError when about three years pass without any span.
   */
  spansFrom(from: number): Iterable<Span>;
}

const DAY_MS = 86_400_000;
/** The range of ECMAScript dates: every instant of this product lies within. */
const ALWAYS: Span = { start: -8.64e15, end: 8.64e15 };

/** The wall clock, "24/7": every instant counts, and a day is 24 hours. */
export function alwaysOpen(id: string = ALWAYS_OPEN): WorkingCalendar {
  return { id, dayMs: DAY_MS, spansFrom: () => [ALWAYS] };
}

/** The working milliseconds that a duration stands for in this calendar. */
export function durationMs(calendar: Pick<WorkingCalendar, 'dayMs'>, duration: Duration): number {
  return duration.days * calendar.dayMs + duration.ms;
}

/**
 * The earliest instant by which `ms` of working time have passed since `from`: what falls on the end of a span stays at that end.
 * Nothing added leaves `from` where it is, in or out of working time.
 * @throws RangeError for negative or fractional `ms`, or when the calendar has no more working time.
 */
export function addWorkingTime(calendar: WorkingCalendar, from: number, ms: number): number {
  if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`working time to add must be whole milliseconds, not ${ms}`);
  if (ms === 0) return from;
  let left = ms;
  for (const span of calendar.spansFrom(from)) {
    const start = Math.max(span.start, from);
    if (span.end - start >= left) return start + left;
    left -= span.end - start;
  }
  throw new RangeError(`calendar ${calendar.id} has no more working time`);
}

/** The working milliseconds in `[a, b)`; 0 if `b <= a`. */
export function workingTimeBetween(calendar: WorkingCalendar, a: number, b: number): number {
  let sum = 0;
  if (b <= a) return sum;
  for (const span of calendar.spansFrom(a)) {
    if (span.start >= b) break;
    sum += Math.min(span.end, b) - Math.max(span.start, a);
  }
  return sum;
}

/** The due time after a break: moved right by exactly the working time between `pausedAt` and `resumedAt` (domain.md §3, resident replies). */
export function shiftByPause(calendar: WorkingCalendar, dueAt: number, pausedAt: number, resumedAt: number): number {
  return addWorkingTime(calendar, dueAt, workingTimeBetween(calendar, pausedAt, resumedAt));
}
