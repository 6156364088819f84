import type { CaseEvent, CaseFile } from '#domain';
import { HintBus } from '#platform/hints';
import { Injectable } from '@nestjs/common';
import { hintsOfOffer, type LiveOfferHint } from '../offers/live-offer-hint.js';

/** What a socket server needs to know to tell the right people that a case changed: ids only. */
export interface CaseHint {
  caseId: string;
  seq: number;
  /** Sequence numbers of new messages; notes are not the resident's. */
  messages: { seq: number; note: boolean }[];
  /** Everybody with a part in the case: owner before and after, assistants, addressees of open and ended offers. */
  people: string[];
  /** Of these, those who have a part in it still, and so may read it. */
  parts: string[];
  /** The case is, or was until now, in everybody's waiting list. */
  waiting: boolean;
  /** It waits now: every official may read it. */
  waitingNow: boolean;
  /** It stands, or stood until now, on the mayor's level. */
  escalated: boolean;
  /** It stands there now, open: the mayor may read it. */
  escalatedNow: boolean;
  offers: { to: string; offerId: string; made: boolean }[];
}

export const CASE_HINT = 'case';

const MESSAGE_EVENTS = [
  'message.resident',
  'message.owner',
  'message.note',
  'question.asked',
  'answer.given',
  'case.opened',
  'assist.asked',
  'assist.replied',
  'directive.given',
  'verdict.helped',
  'verdict.not_helped',
];
const NOTES = ['message.note', 'assist.asked', 'assist.replied', 'directive.given'];

/** @param atMayor whether it has come up to the mayor's level */
export function hintOf(before: CaseFile | null, after: CaseFile, events: readonly CaseEvent[], atMayor: boolean): CaseHint {
  const offered = (before?.offers ?? []).concat(after.offers);
  const people = [before?.owner?.personId, after.owner?.personId, ...offered.map(({ to }) => to), ...after.assists.map(({ to }) => to)];
  const wasOpen = new Set((before?.offers ?? []).map(({ id }) => id));
  const isOpen = new Set(after.offers.map(({ id }) => id));
  return {
    caseId: after.id,
    seq: after.seq,
    messages: events
      .filter(({ type, facts }) => MESSAGE_EVENTS.includes(type) && facts['messageId'])
      .map(({ seq, type }) => ({ seq, note: NOTES.includes(type) })),
    people: [...new Set(people.filter((id): id is string => id !== undefined))],
    parts: [...new Set([after.owner?.personId, ...after.offers.map(({ to }) => to), ...after.assists.map(({ to }) => to)])].filter(
      (id): id is string => id !== undefined,
    ),
    waiting: before === null || before.state === 'waiting' || after.state === 'waiting',
    waitingNow: after.state === 'waiting',
    escalated: atMayor,
    escalatedNow: atMayor && after.state !== 'closed',
    offers: [
      ...after.offers.filter(({ id }) => !wasOpen.has(id)).map(({ to, id }) => ({ to, offerId: id, made: true })),
      ...(before?.offers ?? []).filter(({ id }) => !isOpen.has(id)).map(({ to, id }) => ({ to, offerId: id, made: false })),
    ],
  };
}

/** Tells, after the commit, that cases changed. Best effort. */
@Injectable()
export class CaseHints {
  constructor(private readonly bus: HintBus) {}

  /** @param offers whoever is asked live hears it first: a resident waits */
  tell(hints: readonly CaseHint[], offers: readonly LiveOfferHint[] = []): void {
    this.bus.publish(...offers.flatMap(hintsOfOffer), ...hints.map((body) => ({ topic: CASE_HINT, body })));
  }
}
