import type { Channel, ContactKind } from '../vocabulary.js';

/** The clocks whose length a policy states. */
export const POLICY_CLOCKS = ['first_answer', 'next_answer', 'resolve', 'resident', 'verdict', 'offer', 'summons', 'directive'] as const;
export type PolicyClock = (typeof POLICY_CLOCKS)[number];

/** The promises that run on a case. `take` has its length from the ladder, all others from {@link Policy.clocks} (domain.md §1, §4). */
export type ClockKind = 'take' | PolicyClock;

/** Whom a rung tells: duty for this village, topic and language; everybody on duty; the participation mayor. */
export const RUNG_AUDIENCES = ['duty', 'duty_all', 'mayor'] as const;
export type RungAudience = (typeof RUNG_AUDIENCES)[number];

/** How a rung reaches people. */
export const NOTIFY_PATHS = ['app', 'push', 'sms', 'call', 'email'] as const;
export type NotifyPath = (typeof NOTIFY_PATHS)[number];

/** The calendar that is always open; every other name is a calendar of the policies file. */
export const ALWAYS_OPEN = '24/7';

/** One step of a ladder: the `take` clock of a waiting case at the level that is this rung's index. */
export interface Rung {
  readonly tell: RungAudience;
  /** ISO duration; on {@link Policy.ladder} in the policy's calendar, on the live ladder on the wall clock. The last rung's repeats. */
  readonly wait: string;
  readonly paths: readonly NotifyPath[];
}

/** ISO order: Monday is day 1. */
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

/** Opening and closing in local time, `HH:MM`; `24:00` may end a day. Several a day, in order, not overlapping. */
export type DaySpan = readonly [from: string, to: string];

/** A working calendar as the policies file writes it. For one date: `open` goes before `closed`, `closed` before holidays, holidays before the week. */
export interface CalendarDefinition {
  /** IANA name. */
  readonly timeZone: string;
  readonly week: Readonly<Partial<Record<WeekDay, readonly DaySpan[]>>>;
  /** Public holidays of this country are closed; Christmas Eve and Midsummer Eve too. */
  readonly holidays?: 'FI';
  /** Further closed dates, `YYYY-MM-DD`. */
  readonly closed: readonly string[];
  /** Dates with hours of their own, whatever day or holiday they are. */
  readonly open: readonly { readonly date: string; readonly spans: readonly DaySpan[] }[];
}

/** One policy with every default filled in; JSON through and through. Durations are ISO texts (`parseDuration`). */
export interface Policy {
  readonly id: string;
  /** Both lists must hold what the contact has; an absent list holds everything. */
  readonly match: { readonly kinds?: readonly ContactKind[]; readonly channels?: readonly Channel[] };
  /** {@link ALWAYS_OPEN} or the id of a calendar. */
  readonly calendar: string;
  readonly clocks: Readonly<Record<PolicyClock, string>>;
  /** When a resident who was asked is reminded, measured like the `resident` clock from its start; each shorter than that clock. */
  readonly reminders: { readonly resident: readonly string[] };
  /** The part of a clock after which its owner is warned: between 0 and 1, both excluded. */
  readonly warnAt: number;
  readonly ladder: readonly Rung[];
  /** Serves chat and voice while the resident is there, on the wall clock; absent: `ladder` serves them too. Never longer than `ladder`. */
  readonly live?: { readonly ladder: readonly Rung[] };
  /** How often at most the mayor is told outside their duty; wall clock. */
  readonly quietRepeat: string;
}

/** What a case keeps for life: its policy and calendar as they stood when the contact came (domain.md §4). */
export interface PolicySnapshot {
  readonly policy: Policy;
  /** null stands for 24/7. */
  readonly calendar: CalendarDefinition | null;
}
