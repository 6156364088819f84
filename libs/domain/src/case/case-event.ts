import type { ClockKind } from '../sla/policy.js';
import type { Assist, CaseFile, Clock, Directive, Offer } from './case-file.js';

/** Who did it. People by id; the journal never holds names. */
export interface Actor {
  type: 'resident' | 'official' | 'host' | 'mayor' | 'administrator' | 'system';
  personId?: string;
  /** The API token that acted in the person's name. */
  tokenId?: string;
}

export const SYSTEM: Actor = { type: 'system' };

export type ClockChange =
  | {
      op: 'start';
      kind: ClockKind;
      round: number;
      startedAt: number;
      dueAt: number;
      warnAt: number | null;
      pausedAt?: number;
      ref?: string;
    }
  | { op: 'stop'; kind: ClockKind; round: number; at: number }
  | { op: 'pause'; kind: ClockKind; round: number; at: number }
  | { op: 'resume'; kind: ClockKind; round: number; dueAt: number; warnAt: number | null }
  | { op: 'breach'; kind: ClockKind; round: number; at: number }
  | { op: 'warned'; kind: ClockKind; round: number; warnAt: number | null };

/** The fields that an event may set. */
export type CasePatch = Partial<
  Pick<CaseFile, 'state' | 'level' | 'live' | 'owner' | 'ownerships' | 'answer' | 'closing' | 'duplicateOf' | 'pauseSpentMs' | 'restricted'>
>;

/** What an event changes. Everything is worked out when it happens, so that replaying needs no calendar and no policy. */
export interface CaseChanges {
  set?: CasePatch;
  clocks?: ClockChange[];
  offered?: Offer;
  offersEnded?: { id: string; how: 'accepted' | 'declined' | 'expired' | 'void' }[];
  assistAsked?: Assist;
  assistReplied?: { id: string; at: number };
  directed?: Directive;
}

/** What the telephone did on a case, or people with it: facts beside its life, which they never move (`call` act). */
export const PHONE_EVENTS = [
  'call.began',
  'call.connected',
  'call.ended',
  'call.joined',
  'call.assistant_called',
  'call.assistant_joined',
  'callback.promised',
  'recording.kept',
  'recording.deleted',
  'message.undelivered',
  'number.blocked',
  'number.unblocked',
] as const;
export type PhoneEventType = (typeof PHONE_EVENTS)[number];

/** What happens at a walk-in desk on a case: facts beside its life, which they never move (`visit` act). */
export const VISIT_EVENTS = ['visit.began', 'visit.ended', 'visit.slip_sent'] as const;
export type VisitEventType = (typeof VISIT_EVENTS)[number];

/** Everything that can happen to a case; one journal entry each. */
export const CASE_EVENTS = [
  'case.opened',
  'case.taken',
  'case.released',
  'case.owner_lost',
  'case.handed_over',
  'case.summoned_took',
  'case.relieved',
  'message.resident',
  'message.owner',
  'message.note',
  'question.asked',
  'question.reminded',
  'question.capped',
  'answer.given',
  'verdict.helped',
  'verdict.not_helped',
  'promise.made',
  'case.classified',
  'case.classification_suggested',
  'offer.made',
  'offer.declined',
  'offer.expired',
  'summons.made',
  'summons.declined',
  'assist.asked',
  'assist.replied',
  'directive.given',
  'clock.breached',
  'clock.warned',
  'rung.skipped',
  'live.ended',
  'case.closed_by_silence',
  'case.withdrawn',
  'case.marked_duplicate',
  'case.no_matter',
  'case.reopened',
  'case.restricted',
  'case.read',
  'words.erased',
  'visit.official_coming',
  ...PHONE_EVENTS,
  ...VISIT_EVENTS,
] as const;
export type CaseEventType = (typeof CASE_EVENTS)[number];

export interface CaseEvent {
  seq: number;
  at: number;
  type: CaseEventType;
  actor: Actor;
  /** Facts and codes beside the changes; never words. */
  facts: Record<string, unknown>;
  changes: CaseChanges;
}

/** The state before the first event: only its id is known. */
export type Unopened = { id: string };
export type OpenedFacts = Pick<CaseFile, 'channel' | 'kind' | 'policyHash'>;
export type { Clock };
