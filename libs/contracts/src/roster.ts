import { LIMITS, ROSTER_LIMITS, WEEK_DAYS } from '#domain';
import { z } from 'zod';
import { person } from './case.js';
import { username } from './requests.js';
import { id, instant, villageWords, words } from './text.js';
import { channel, language, topic } from './vocabulary.js';

/** An instant as somebody may write it: with any offset, to the millisecond at most. */
const givenInstant = z.iso.datetime({ offset: true }).max(40);
/** A time on the clock on the wall in Europe/Helsinki. */
export const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' });
/** A day that the calendar has: 31 February is refused. In years that clocks count without trouble, and rosters are made for. */
const day = z.iso.date().refine((text) => text >= '2000-01-01' && text < '3000-01-01', { error: 'not-a-day' });
const weekDay = z.enum(WEEK_DAYS);

const channels = z.array(channel).max(7);
const languages = z.array(language).max(3);
const villages = z.array(villageWords).max(60);
const topics = z.array(topic).max(20);
const room = words(LIMITS.name);
/** Which contacts somebody is there for. An empty list means what they answer for anyway; without channels, any channel. */
const details = {
  channels: channels.default([]),
  languages: languages.default([]),
  villages: villages.default([]),
  topics: topics.default([]),
  room: room.optional(),
};
const changedDetails = {
  channels: channels.optional(),
  languages: languages.optional(),
  villages: villages.optional(),
  topics: topics.optional(),
  room: room.nullable().optional(),
};
const shownDetails = {
  channels: z.array(channel),
  languages: z.array(language),
  villages: z.array(z.string()),
  topics: z.array(topic),
  room: z.string().optional(),
};

/** The holder asked a colleague to take over one shift; nothing moves before that one accepts. */
export const rosterSwap = z.strictObject({
  id,
  by: person,
  to: person,
  askedAt: instant,
  endedAt: instant.optional(),
  how: z.enum(['accepted', 'declined', 'withdrawn', 'cancelled', 'began']).optional(),
});

/** One person's duty from `startsAt` until before `endsAt`, at most 24 hours. */
export const rosterShift = z.strictObject({
  id,
  /** Grows with each change; a change names the one that it has seen. */
  version: z.int(),
  person: person,
  startsAt: instant,
  endsAt: instant,
  ...shownDetails,
  patternId: id.optional(),
  cancelledAt: instant.optional(),
  /** The swap that is being asked for. */
  swap: rosterSwap.optional(),
});
export type RosterShift = z.infer<typeof rosterShift>;

/** Shifts that come again: on weekdays, every so many weeks counted from the week of `startsOn`. */
export const rosterPattern = z.strictObject({
  id,
  version: z.int(),
  person: person,
  weekdays: z.array(weekDay),
  /** Europe/Helsinki. At or before `from`, `to` is on the next day. */
  from: wallTime,
  to: wallTime,
  everyWeeks: z.int(),
  startsOn: day,
  /** The last day on which a shift begins. */
  endsOn: day.optional(),
  ...shownDetails,
  /** Shifts are made until this day so far. */
  madeUntil: day.optional(),
  /** Days on which no shift was made, since the person has another one then. */
  leftOut: z.array(day),
});
export type RosterPattern = z.infer<typeof rosterPattern>;

/** Somebody is away. Why is nobody's business and stored nowhere. */
export const absence = z.strictObject({
  id,
  person: person,
  startsAt: instant,
  endsAt: instant,
});
export type Absence = z.infer<typeof absence>;

/** What is asked of the roster; days of Europe/Helsinki, the last one included. */
export const rosterQuery = z.strictObject({ from: day, to: day, person: username.optional() });
export type RosterQuery = z.infer<typeof rosterQuery>;

/** Shifts and absences that touch these days, and the patterns in force. Cancelled shifts stand among the others. */
export const roster = z.strictObject({
  from: instant,
  to: instant,
  shifts: z.array(rosterShift),
  absences: z.array(absence),
  patterns: z.array(rosterPattern),
});
export type Roster = z.infer<typeof roster>;

/** The version that whoever changes it has seen. */
const seenVersion = z.int().min(1);

export const newShift = z.strictObject({ person: username, startsAt: givenInstant, endsAt: givenInstant, ...details });
export type NewShift = z.infer<typeof newShift>;
export const changeShift = z.strictObject({
  version: seenVersion,
  startsAt: givenInstant.optional(),
  endsAt: givenInstant.optional(),
  ...changedDetails,
});
export type ChangeShift = z.infer<typeof changeShift>;
export const cancelShift = z.strictObject({ version: seenVersion });

const weekDays = z.array(weekDay).min(1, { error: 'no-weekday' }).max(7);
const everyWeeks = z.int().min(1).max(ROSTER_LIMITS.everyWeeks);

export const newPattern = z.strictObject({
  person: username,
  weekdays: weekDays,
  from: wallTime,
  to: wallTime,
  everyWeeks: everyWeeks.default(1),
  startsOn: day,
  endsOn: day.optional(),
  ...details,
});
export type NewPattern = z.infer<typeof newPattern>;
/** Shifts that were changed, cancelled or swapped by themselves stay as they are; so do those that have begun. */
export const changePattern = z.strictObject({
  version: seenVersion,
  weekdays: weekDays.optional(),
  from: wallTime.optional(),
  to: wallTime.optional(),
  everyWeeks: everyWeeks.optional(),
  endsOn: day.nullable().optional(),
  ...changedDetails,
});
export type ChangePattern = z.infer<typeof changePattern>;
export const endPattern = z.strictObject({ version: seenVersion });

/** Without `person`: one's own. */
export const newAbsence = z.strictObject({ person: username.optional(), startsAt: givenInstant, endsAt: givenInstant });
export type NewAbsence = z.infer<typeof newAbsence>;
export const changeAbsence = z.strictObject({ startsAt: givenInstant.optional(), endsAt: givenInstant.optional() });
export type ChangeAbsence = z.infer<typeof changeAbsence>;

export const askSwap = z.strictObject({ to: username });

/** A live channel that nobody serves in a language between two instants: the mayor's line is on duty (domain.md §5). */
export const rosterGap = z.strictObject({ channel: z.enum(['chat', 'voice']), language, startsAt: instant, endsAt: instant });
/** All of them within the next fourteen days. The on-duty switch does not count: it promises nothing ahead. */
export const rosterGaps = z.strictObject({ from: instant, to: instant, gaps: z.array(rosterGap) });
export type RosterGaps = z.infer<typeof rosterGaps>;

/** `createdAt` null: there is none. */
export const calendarFeed = z.strictObject({ createdAt: instant.nullable() });
/** The address is shown once; making another ends the former. */
export const createdCalendarFeed = z.strictObject({ createdAt: instant, url: z.string() });
