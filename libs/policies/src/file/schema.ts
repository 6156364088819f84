import { CHANNELS, CONTACT_KINDS, NOTIFY_PATHS, RUNG_AUDIENCES, WEEK_DAYS } from '#domain';
import { z } from 'zod';
import { minutesOf, nominalMinutes } from '../calendar/local-time.js';
import { closing, date, duration, identifier, opening, timeZone } from './leaves.js';

/** The shape of the policies file (pinned in the API description, "Policies file"). Rules across its parts are in `rules.ts`. */

const daySpan = z.tuple([opening, closing]).refine(([from, to]) => minutesOf(from) < minutesOf(to), {
  error: 'a span must end after it begins; write one that goes over midnight as two, the first to "24:00"',
  abort: true,
});

const daySpans = z
  .array(daySpan)
  .refine((spans) => spans.every(([from], i) => i === 0 || minutesOf(spans[i - 1]![1]) <= minutesOf(from)), {
    error: 'the spans of a day must be in order and must not overlap',
  })
  .describe('Opening and closing times, in order, not overlapping; empty: closed');

const dayHours = daySpans.optional();

export const weekSchema = z
  .strictObject({ mon: dayHours, tue: dayHours, wed: dayHours, thu: dayHours, fri: dayHours, sat: dayHours, sun: dayHours })
  .refine((week) => WEEK_DAYS.some((day) => nominalMinutes(week[day] ?? []) > 0), { error: 'the week has no working time' })
  .describe('A day left out is closed');

const calendarSchema = z.strictObject({
  timeZone,
  week: weekSchema,
  holidays: z.literal('FI').optional().describe('Public holidays, Christmas Eve and Midsummer Eve of this country are closed'),
  closed: z.array(date).default([]).describe('Further closed dates'),
  open: z
    .array(z.strictObject({ date, spans: daySpans }))
    .default([])
    .describe('Dates with hours of their own, before closed dates, holidays and the week'),
});

const rung = z.strictObject({
  tell: z.enum(RUNG_AUDIENCES),
  wait: duration,
  paths: z.array(z.enum(NOTIFY_PATHS)).min(1).default(['app', 'push']),
});

const ladderSchema = z
  .array(rung)
  .min(1, { error: 'a ladder needs at least one rung' })
  .describe('The rung of each level, lowest first. The last must tell the mayor, and its wait repeats');

export const matchSchema = z.strictObject({
  kinds: z.array(z.enum(CONTACT_KINDS)).min(1, { error: 'an empty list matches nothing' }).optional(),
  channels: z.array(z.enum(CHANNELS)).min(1, { error: 'an empty list matches nothing' }).optional(),
});

const clocks = z.strictObject({
  first_answer: duration,
  next_answer: duration,
  resolve: duration,
  resident: duration,
  verdict: duration,
  offer: duration.default('P1D'),
  summons: duration.default('P1D'),
  directive: duration.default('P5D'),
});

export const policySchema = z.strictObject({
  id: identifier,
  match: matchSchema.describe('{} matches everything. The first policy that matches a contact serves it'),
  calendar: z.string().describe('"24/7" or the id of a calendar; a day of a duration is one working day of it'),
  clocks,
  reminders: z
    .strictObject({ resident: z.array(duration).optional() })
    .optional()
    .describe('Each shorter than the resident clock, in order. Left out: after 4 and 8 days, as far as they are shorter'),
  warnAt: z.number().gt(0).lt(1).default(0.75).describe('The part of a clock after which its owner is warned'),
  live: z
    .strictObject({ ladder: ladderSchema })
    .optional()
    .describe('Serves chat and voice while the resident is there, on the wall clock. Left out: "ladder" does'),
  ladder: ladderSchema,
  quietRepeat: duration.default('PT1H').describe('How often at most the mayor is told outside their duty'),
});

export const policiesFileSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  policies: z
    .array(policySchema)
    .min(1, { error: 'there must be at least one policy' })
    .describe('In order; the last must match everything'),
  calendars: z.record(identifier, calendarSchema).default({}),
});

/** The JSON Schema that stands beside the policies file for editors. */
export function policiesJsonSchema(): object {
  return { title: "Batline's policies: clocks, ladders and calendars", ...z.toJSONSchema(policiesFileSchema, { io: 'input' }) };
}
