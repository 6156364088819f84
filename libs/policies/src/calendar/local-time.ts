import type { DaySpan, Span } from '#domain';
import { Temporal } from 'temporal-polyfill';

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
  const instant = (time: string) => firstInstant(timeZone, date, minutesOf(time));
  // What a zone leaves out, an hour in spring or a whole date (Samoa, 2011-12-30), begins and ends at one instant: not a span.
  return spans.map(([from, to]) => ({ start: instant(from), end: instant(to) })).filter(({ start, end }) => start < end);
}

function firstInstant(timeZone: string, date: Temporal.PlainDate, minutes: number): number {
  const local = date.toPlainDateTime().add({ minutes });
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition('next')!.epochMilliseconds;
}
