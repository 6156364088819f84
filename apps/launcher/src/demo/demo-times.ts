import type { PastCase, PastStep } from '#cases';
import { addWorkingTime, durationMs, parseDuration, workingTimeBetween, type WorkingCalendar } from '#domain';
import { Temporal } from 'temporal-polyfill';
import type { DemoCase, DemoStep } from './demo-case.js';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Puts a demo case onto the calendar, as seen from now. What has not come yet by then is left out. */
export function pastCase({ ago, evening, steps, ...told }: DemoCase, now: number, calendar: WorkingCalendar, timeZone: string): PastCase {
  const came = workingTimeBefore(calendar, now, workMs(calendar, ago));
  const at = evening === undefined ? came : atTime(came, evening, timeZone);
  const placed: PastStep[] = [];
  let last = at;
  for (const step of steps) {
    last = 'minutes' in step ? last + step.minutes * MINUTE_MS : addWorkingTime(calendar, last, workMs(calendar, step.after));
    if (last > now) break;
    placed.push(placedAt(step, last, calendar));
  }
  return { ...told, at, steps: placed };
}

/** The latest instant from which `ms` of working time have passed until `until`. */
export function workingTimeBefore(calendar: WorkingCalendar, until: number, ms: number): number {
  let early = until - ms;
  while (workingTimeBetween(calendar, early, until) < ms) early -= Math.max(24 * HOUR_MS, ms);
  let late = until;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (workingTimeBetween(calendar, middle, until) >= ms) early = middle;
    else late = middle;
  }
  return early;
}

function placedAt(step: DemoStep, at: number, calendar: WorkingCalendar): PastStep {
  const { by, ...act } = step;
  if ('within' in act) {
    const deadline = addWorkingTime(calendar, at, workMs(calendar, act.within));
    if (act.act === 'promise') return { at, by, act: { act: act.act, resolveBy: deadline } };
    return { at, by, act: { act: act.act, sector: act.sector, text: act.text, dueAt: deadline } };
  }
  return { at, by, act };
}

function workMs(calendar: WorkingCalendar, iso: string): number {
  const duration = parseDuration(iso);
  if (!duration) throw new RangeError(`${iso} is no duration`);
  return durationMs(calendar, duration);
}

function atTime(instant: number, time: string, timeZone: string): number {
  const day = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
}
