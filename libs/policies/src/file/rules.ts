import { ALWAYS_OPEN, alwaysOpen, durationMs, parseDuration, RUNG_AUDIENCES, type CalendarDefinition } from '#domain';
import type { z } from 'zod';
import { usualDayMs } from '../calendar/working-calendar.js';
import { ALL_CONTACTS, matches } from '../policy-match.js';
import type { JsonPath } from './json-source.js';
import { matchSchema, weekSchema } from './schema.js';

/** Something wrong between parts of the file that are each well formed. */
export interface RuleBreach {
  readonly path: JsonPath;
  readonly message: string;
}

type Json = Record<string, unknown>;

/**
 * The rules across the parts of a policies file (domain.md §4, §5). They look only at parts that are well formed, so that one slip of
 * the pen hides no other mistake: what is malformed is reported by the schema.
 */
export function ruleBreaches(file: unknown): RuleBreach[] {
  const root = object(file);
  const calendars = root.calendars === undefined ? {} : root.calendars;
  const policies = list(root.policies).map(object);
  return [
    ...policies.flatMap((policy, i) => policyBreaches(policy, ['policies', i], calendars)),
    ...repeatedIds(policies),
    ...reachBreaches(policies),
    ...Object.entries(object(calendars)).flatMap(([id, calendar]) => calendarBreaches(id, object(calendar))),
  ];
}

function policyBreaches(policy: Json, path: JsonPath, calendars: unknown): RuleBreach[] {
  const ladder = list(policy.ladder);
  const live = list(object(policy.live).ladder);
  const breaches = [...lastRung(ladder, [...path, 'ladder']), ...lastRung(live, [...path, 'live', 'ladder'])];
  if (ladder.length > 0 && live.length > ladder.length) {
    const message = 'must not be longer than "ladder", which serves the case afterwards at the level it has reached';
    breaches.push({ path: [...path, 'live', 'ladder'], message });
  }
  if (typeof policy.calendar !== 'string' || !isObject(calendars)) return breaches;
  if (policy.calendar !== ALWAYS_OPEN && !Object.hasOwn(calendars, policy.calendar)) {
    breaches.push({ path: [...path, 'calendar'], message: `there is no calendar "${policy.calendar}"` });
  }
  return [...breaches, ...reminderBreaches(policy, path, calendars)];
}

function lastRung(ladder: readonly unknown[], path: JsonPath): RuleBreach[] {
  const tell = RUNG_AUDIENCES.find((audience) => audience === object(ladder.at(-1)).tell);
  if (tell === undefined || tell === 'mayor') return [];
  return [{ path: [...path, ladder.length - 1, 'tell'], message: 'the last rung must tell "mayor"' }];
}

function reminderBreaches(policy: Json, path: JsonPath, calendars: Json): RuleBreach[] {
  const week = piece(weekSchema, object(calendars[policy.calendar as string]).week);
  if (policy.calendar !== ALWAYS_OPEN && !week) return [];
  const ms = (duration: unknown) => lengthIn(week)(duration) ?? NaN;
  const resident = ms(object(policy.clocks).resident);
  const reminders = list(object(policy.reminders).resident).map(ms);
  return reminders.flatMap((reminder, i) => {
    const at = [...path, 'reminders', 'resident', i];
    return [
      ...(reminder >= resident ? [{ path: at, message: 'must be shorter than the "resident" clock' }] : []),
      ...(reminder <= (reminders[i - 1] ?? 0) ? [{ path: at, message: 'must be later than the reminder before it' }] : []),
    ];
  });
}

/** How to measure durations in a calendar's week, or around the clock without one; undefined for what is no duration. */
export function lengthIn(week: CalendarDefinition['week'] | undefined): (duration: unknown) => number | undefined {
  const calendar = week ? { dayMs: usualDayMs(week) } : alwaysOpen();
  return (duration) => {
    const parsed = typeof duration === 'string' ? parseDuration(duration) : undefined;
    return parsed && durationMs(calendar, parsed);
  };
}

function repeatedIds(policies: readonly Json[]): RuleBreach[] {
  return policies.flatMap(({ id }, i) =>
    typeof id === 'string' && policies.findIndex((other) => other.id === id) < i
      ? [{ path: ['policies', i, 'id'], message: `there is another policy "${id}" before` }]
      : [],
  );
}

/** First match wins: the last policy must catch everything, and no policy may stand where nothing reaches it. */
function reachBreaches(policies: readonly Json[]): RuleBreach[] {
  const left = new Set(ALL_CONTACTS);
  return policies.flatMap((policy, i) => {
    const match = piece(matchSchema, policy.match);
    if (!match) return [];
    const matched = ALL_CONTACTS.filter((contact) => matches(match, contact));
    const reached = matched.filter((contact) => left.delete(contact));
    const path = ['policies', i, 'match'];
    if (reached.length === 0) return [{ path, message: 'is never reached: the policies before it match all of this' }];
    if (i === policies.length - 1 && matched.length < ALL_CONTACTS.length)
      return [{ path, message: 'the last policy must match everything: {}' }];
    return [];
  });
}

function calendarBreaches(id: string, calendar: Json): RuleBreach[] {
  const path = ['calendars', id];
  const breaches: RuleBreach[] = [];
  const seen = new Set<unknown>();
  const once = (value: unknown, at: JsonPath) => {
    if (typeof value === 'string' && seen.has(value))
      breaches.push({ path: at, message: `${value} stands twice among "closed" and "open"` });
    seen.add(value);
  };
  list(calendar.closed).forEach((value, i) => once(value, [...path, 'closed', i]));
  list(calendar.open).forEach((value, i) => once(object(value).date, [...path, 'open', i, 'date']));
  return breaches;
}

/** The part, when it is well formed. */
function piece<T extends z.ZodType>(schema: T, value: unknown): z.output<T> | undefined {
  return schema.safeParse(value).data;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown): Json {
  return isObject(value) ? value : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
