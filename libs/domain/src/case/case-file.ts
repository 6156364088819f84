import type { ClockKind } from '../sla/policy.js';
import type { AnswerOutcome, CaseStateName, Channel, ClosedBy, ContactKind, Outcome, Sector } from '../vocabulary.js';

/** One running, stopped or breached promise: one row per (kind, round). Instants are epoch ms. */
export interface Clock {
  kind: ClockKind;
  round: number;
  startedAt: number;
  dueAt: number;
  /** When the next notice about this clock is due: its warning, or the resident's next reminder. */
  warnAt: number | null;
  pausedAt: number | null;
  stoppedAt: number | null;
  breachedAt: number | null;
  /** The offer or directive that it belongs to. */
  ref: string | null;
}

/** The span in which one official answers for the case. */
export interface Ownership {
  personId: string;
  since: number;
  /** Which ownership of this case it is, from 1. */
  no: number;
  /** Whether a case clock (first_answer, next_answer, resolve) ran out during it: only then may the mayor relieve (domain.md §3). */
  breached: boolean;
}

export interface Offer {
  id: string;
  kind: 'handover' | 'summons';
  to: string;
  by: string;
  at: number;
}

export interface Assist {
  id: string;
  to: string;
  by: string;
  at: number;
  repliedAt: number | null;
}

export interface Directive {
  id: string;
  sector: Sector;
  at: number;
  dueAt: number;
}

export interface Closing {
  at: number;
  by: ClosedBy;
  outcome: Outcome;
  /** Only a case that was answered can be judged by its resident. */
  afterAnswer: boolean;
}

/** The case as the lifecycle sees it: everything that decides, nothing that was said. Rebuilt from the journal by `evolve`. */
export interface CaseFile {
  id: string;
  /** Sequence number of the last journal entry in it. */
  seq: number;
  state: CaseStateName;
  /** How far up the ladder; only rises while the case lives. */
  level: number;
  channel: Channel;
  kind: ContactKind;
  openedAt: number;
  /** The resident is there, waiting: the live ladder serves (domain.md §4). */
  live: boolean;
  policyHash: string;
  /** Also kept while closed: the last owner goes on answering for it, should it re-open within 30 days. */
  owner: Ownership | null;
  ownerships: number;
  clocks: Clock[];
  /** Open ones only. */
  offers: Offer[];
  assists: Assist[];
  directives: Directive[];
  answer: { outcome: AnswerOutcome; at: number } | null;
  closing: Closing | null;
  duplicateOf: string | null;
  /** Working ms spent waiting for the resident since they last wrote: all pauses share one cap (domain.md §3). */
  pauseSpentMs: number;
  restricted: boolean;
}

/** Clocks that say something about how the case is answered; they pause for the resident and end an owner's good standing. */
export const CASE_CLOCKS = ['first_answer', 'next_answer', 'resolve'] as const satisfies readonly ClockKind[];

/** Breach and escalate; the others expire silently (domain.md §4). */
export const BREACHING_CLOCKS = [...CASE_CLOCKS, 'take', 'directive', 'summons'] as const satisfies readonly ClockKind[];

export const isHeld = (file: Pick<CaseFile, 'state'>): boolean =>
  file.state === 'owned' || file.state === 'awaiting_resident' || file.state === 'answered';

/** Neither stopped nor breached; it may be paused. */
export const isRunning = (clock: Clock): boolean => clock.stoppedAt === null && clock.breachedAt === null;

export const isTicking = (clock: Clock): boolean => isRunning(clock) && clock.pausedAt === null;

export function runningClock(file: CaseFile, kind: ClockKind): Clock | undefined {
  return file.clocks.find((clock) => clock.kind === kind && isRunning(clock));
}

export function lastRound(file: CaseFile, kind: ClockKind): number {
  return file.clocks.reduce((round, clock) => (clock.kind === kind ? Math.max(round, clock.round) : round), 0);
}
