import { WEEK_DAYS, type WeekDay } from '../sla/policy.js';
import type { Span } from '../sla/working-time.js';

/** Shifts that come again, by the clock on the wall. */
export interface DutyPattern {
  readonly weekdays: readonly WeekDay[];
  /** `HH:MM`. At or before `from`, `to` is on the next day; the same: a whole day. */
  readonly from: string;
  readonly to: string;
  /** Every so many weeks, counted from the week (Monday first) of `startsOn`. */
  readonly everyWeeks: number;
  /** `YYYY-MM-DD`. */
  readonly startsOn: string;
  /** The last day on which one begins; null: without end. */
  readonly endsOn: string | null;
}

/** One shift of a pattern: the local day on which it begins, and its instants, epoch ms. */
export interface Occurrence extends Span {
  readonly day: string;
}

/**
 * The first instant, epoch ms, at which the clock on the wall shows this time or later on this day. So a time that spring skips is the
 * end of the skipped hour, and an hour that autumn repeats counts whole for a shift that goes on through it.
 */
export type WallClock = (day: string, time: string) => number;

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday; weeks are counted from the Monday before it. */
const EPOCH_WEEK_DAY = 3;

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
/** The day so many days later. */
export const dayAfter = (day: string, days: number): string => new Date((numberOf(day) + days) * DAY_MS).toISOString().slice(0, 10);
const weekOf = (day: number): number => Math.floor((day + EPOCH_WEEK_DAY) / 7);

/** The shifts of a pattern that begin on the days from `first` to `last`, in order. What spring leaves nothing of is no shift. */
export function occurrencesOf(pattern: DutyPattern, first: string, last: string, wall: WallClock): Occurrence[] {
  const { weekdays, from, to, everyWeeks, startsOn, endsOn } = pattern;
  const from_ = Math.max(numberOf(first), numberOf(startsOn));
  const until = Math.min(numberOf(last), endsOn === null ? Number.POSITIVE_INFINITY : numberOf(endsOn));
  const found: Occurrence[] = [];
  for (let number = from_; number <= until; number += 1) {
    const weekDay = WEEK_DAYS[(((number + EPOCH_WEEK_DAY) % 7) + 7) % 7];
    if (weekDay === undefined || !weekdays.includes(weekDay)) continue;
    if ((weekOf(number) - weekOf(numberOf(startsOn))) % everyWeeks !== 0) continue;
    const day = new Date(number * DAY_MS).toISOString().slice(0, 10);
    const start = wall(day, from);
    const end = wall(to <= from ? dayAfter(day, 1) : day, to);
    if (start < end) found.push({ day, start, end });
  }
  return found;
}

/** Whether any shift comes of it at all: no weekday, or an end before the first one, and none does. */
export function everComes(pattern: DutyPattern): boolean {
  // A pattern that has not come within its first round of weeks never does.
  const last = dayAfter(pattern.startsOn, 7 * (pattern.everyWeeks + 1));
  return occurrencesOf({ ...pattern, from: '12:00', to: '13:00' }, pattern.startsOn, last, utc).length > 0;
}

const utc: WallClock = (day, time) => Date.parse(`${day}T${time}:00Z`);
