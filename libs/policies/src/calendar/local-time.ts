import type { DaySpan, Span } from '#domain';
import { Temporal } from 'temporal-polyfill';

const MINUTES_A_DAY = 24 * 60;

/** Minutes from midnight of `HH:MM`; `24:00` is the end of the day. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Working minutes that the spans of a day have on the clock on the wall, whatever a change to summer time does on one of them. */
export function nominalMinutes(spans: readonly DaySpan[]): number {
  return spans.reduce((sum, [from, to]) => sum + minutesOf(to) - minutesOf(from), 0);
}

/**
 * The spans of one local date as instants. A span opens and closes at the first instant at which the clock on the wall shows its
 * time or later. So what falls into the hour that spring skips takes no time, the hour that autumn repeats counts in full for a
 * span that goes on through it, and spans of neighbouring times or dates never overlap.
 */
export function spansOfDate(timeZone: string, date: Temporal.PlainDate, spans: readonly DaySpan[]): Span[] {
  // A date that a zone leaves out altogether (Samoa, 2011-12-30) begins and ends at one instant, and so has no spans.
  const dayStart = startOf(timeZone, date);
  const dayEnd = startOf(timeZone, date.add({ days: 1 }));
  const instant = (time: string) => Math.min(Math.max(firstInstant(timeZone, date, minutesOf(time)), dayStart), dayEnd);
  return spans.map(([from, to]) => ({ start: instant(from), end: instant(to) })).filter(({ start, end }) => start < end);
}

function startOf(timeZone: string, date: Temporal.PlainDate): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}

function firstInstant(timeZone: string, date: Temporal.PlainDate, minutes: number): number {
  if (minutes === 0) return startOf(timeZone, date);
  if (minutes >= MINUTES_A_DAY) return startOf(timeZone, date.add({ days: 1 }));
  const local = date.toPlainDateTime({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? earlier.epochMilliseconds;
}
