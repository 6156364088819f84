import type { OpeningException, OpeningSpan, OpeningWeek } from '#contracts';
import type { Temporal } from 'temporal-polyfill';
import { cityTime, firstInstant } from '../city-clock.js';

/** When a living room is open, by the clock on the wall of the city. */
export interface OpeningHours {
  week: OpeningWeek;
  /** On these dates the week does not count. */
  exceptions: readonly OpeningException[];
}

export interface OpenState {
  open: boolean;
  /** When that changes next, epoch ms; absent: not within two weeks. */
  changesAt?: number;
}

const AHEAD_DAYS = 14;
const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface Interval {
  start: number;
  end: number;
}

/** Whether it is open at `now` (epoch ms), and when that changes: exact across changes to and from summer time. */
export function openState(hours: OpeningHours, now: number): OpenState {
  // Mostly it changes tomorrow at the latest; looking at fewer days first is what makes a page of sixty rooms quick.
  return within(hours, now, 2) ?? within(hours, now, AHEAD_DAYS + 1) ?? { open: openAt(hours, now) };
}

/** @param days from today; undefined: nothing is known to change in them */
function within(hours: OpeningHours, now: number, days: number): OpenState | undefined {
  const next = intervalsAround(hours, now, days).find(({ end }) => end > now);
  if (!next) return undefined;
  const open = next.start <= now;
  const changesAt = open ? next.end : next.start;
  return changesAt < instantOf(localDate(now).add({ days }), '00:00') ? { open, changesAt } : undefined;
}

const openAt = (hours: OpeningHours, now: number): boolean =>
  intervalsAround(hours, now, 1).some(({ start, end }) => start <= now && now < end);

/** Yesterday's too: what was open until midnight may go on today. */
function intervalsAround(hours: OpeningHours, now: number, days: number): Interval[] {
  const today = localDate(now);
  const dates = Array.from({ length: days + 1 }, (_, i) => today.add({ days: i - 1 }));
  return joined(dates.flatMap((date) => intervalsOf(date, spansOn(hours, date))));
}

/** The exceptions that are not over yet. */
export function exceptionsFrom(exceptions: readonly OpeningException[], now: number): OpeningException[] {
  const today = localDate(now).toString();
  return exceptions.filter(({ date }) => date >= today).sort((a, b) => (a.date < b.date ? -1 : 1));
}

function spansOn({ week, exceptions }: OpeningHours, date: Temporal.PlainDate): readonly OpeningSpan[] {
  const iso = date.toString();
  return exceptions.find((one) => one.date === iso)?.spans ?? week[WEEK_DAYS[date.dayOfWeek - 1]!];
}

/** What the hour skipped in spring swallows takes no time. */
function intervalsOf(date: Temporal.PlainDate, spans: readonly OpeningSpan[]): Interval[] {
  return spans.map(({ from, to }) => ({ start: instantOf(date, from), end: instantOf(date, to) })).filter(({ start, end }) => start < end);
}

/** Rooms open and close at much the same times. */
const instants = new Map<string, number>();
const KEPT_INSTANTS = 5_000;

function instantOf(date: Temporal.PlainDate, time: string): number {
  const key = `${date.toString()} ${time}`;
  let instant = instants.get(key);
  if (instant === undefined) {
    instant = firstInstant(date, time);
    if (instants.size >= KEPT_INSTANTS) instants.clear();
    instants.set(key, instant);
  }
  return instant;
}

/** In order; those that touch are one: midnight closes nothing. */
function joined(intervals: Interval[]): Interval[] {
  const all: Interval[] = [];
  for (const { start, end } of intervals.sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else all.push({ start, end });
  }
  return all;
}

const localDate = (now: number): Temporal.PlainDate => cityTime(now).toPlainDate();
