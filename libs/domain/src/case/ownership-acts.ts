import type { LeftLiveReason, ReleaseReason, Role } from '../vocabulary.js';
import { OWNER_ROLES } from '../vocabulary.js';
import { SYSTEM, type Actor, type CaseEventType } from './case-event.js';
import { isHeld, isRunning, type Offer, type Ownership } from './case-file.js';
import type { CaseDraft } from './case-draft.js';
import { resumed } from './pause.js';
import { refuse, type CaseRefusal } from './refusal.js';
import { leftLive, standOnRung } from './standing.js';

type Outcome = CaseRefusal | undefined;

/** Whether these roles may ever say "minä vastaan": a host or a Robin cannot (domain.md §3). */
export const mayOwn = (roles: readonly Role[]): boolean => roles.some((role) => (OWNER_ROLES as readonly Role[]).includes(role));

function newOwnership(draft: CaseDraft, personId: string): { owner: Ownership; ownerships: number } {
  const no = draft.file.ownerships + 1;
  return { owner: { personId, since: draft.now, no, breached: false }, ownerships: no };
}

/** Somebody answers for the case from now on, by an act of their own. If nothing promised an answer any more, `next_answer` starts. */
function owned(draft: CaseDraft, type: CaseEventType, actor: Actor, personId: string, facts: Record<string, unknown>): void {
  const wasWaiting = draft.file.state === 'waiting';
  const { offersEnded = [] } = draft.voidedOffers();
  const accepted = facts['offerId'];
  draft.emit(
    type,
    actor,
    { ...facts, ownerId: personId },
    {
      set: { ...(wasWaiting ? { state: 'owned', ...leftLive(draft) } : {}), ...newOwnership(draft, personId) },
      clocks: draft.stopped('take', 'offer', 'summons'),
      offersEnded: offersEnded.map((offer) => (offer.id === accepted ? { ...offer, how: 'accepted' as const } : offer)),
    },
  );
  const promised = draft.file.clocks.some((clock) => isRunning(clock) && (clock.kind === 'first_answer' || clock.kind === 'next_answer'));
  if (wasWaiting && !promised) draft.amend([draft.started('next_answer', draft.length('next_answer'))]);
}

/** "Minä vastaan": a compare-and-set. The winner repeating it changes nothing; everybody else is told who answers. */
export function take(draft: CaseDraft, actor: Actor, by: { personId: string; roles: readonly Role[] }): Outcome {
  if (!mayOwn(by.roles)) return refuse('may-not-take');
  if (draft.file.state === 'closed') return refuse('case-closed');
  if (draft.file.owner && draft.file.state !== 'waiting') {
    return draft.file.owner.personId === by.personId ? undefined : refuse('case-already-taken', { ownerId: draft.file.owner.personId });
  }
  owned(draft, 'case.taken', actor, by.personId, { level: draft.file.level });
  return undefined;
}

/** Nobody holds the case any more: one level up, case clocks run on, a pause ends, the rung's `take` starts. */
function laidDown(draft: CaseDraft, type: CaseEventType, actor: Actor, facts: Record<string, unknown>): void {
  const pause = draft.file.state === 'awaiting_resident' ? resumed(draft, draft.now, true) : undefined;
  draft.emit(
    type,
    actor,
    { ...facts, formerOwnerId: draft.file.owner?.personId, fromLevel: draft.file.level, toLevel: draft.raised() },
    {
      set: { state: 'waiting', level: draft.raised(), owner: null, ...(pause ? { pauseSpentMs: pause.pauseSpentMs } : {}) },
      clocks: [...(pause?.clocks ?? []), ...draft.stopped('verdict', 'offer', 'summons')],
      ...draft.voidedOffers(),
    },
  );
  standOnRung(draft);
}

/** The owner lays the case down, publicly: up a level, never sideways. */
export function release(draft: CaseDraft, actor: Actor, reason: { reasonCode: ReleaseReason; commitment?: string }): Outcome {
  laidDown(draft, 'case.released', actor, { ...reason });
  return undefined;
}

/** The owner can no longer answer (account disabled, duty ended, absence): the city's miss, not the person's. */
export function ownerLost(draft: CaseDraft, why: 'disabled' | 'duty-ended' | 'absence'): Outcome {
  laidDown(draft, 'case.owner_lost', SYSTEM, { why });
  return undefined;
}

/**
 * The resident stopped waiting live before anybody took the case: it goes on at the same level on the asynchronous ladder of
 * its kind (domain.md §5). Not a miss: the live round of `take` stops, it does not run out. Said twice, done once.
 */
export function leaveLive(draft: CaseDraft, actor: Actor, why: LeftLiveReason): Outcome {
  if (!draft.file.live) return undefined;
  const set = leftLive(draft);
  draft.emit('live.ended', actor, { why }, { set, clocks: draft.stopped('take') });
  standOnRung(draft);
  return undefined;
}

/** The owner asks a named official to take; the owner stays owner until that one does. */
export function offerHandover(draft: CaseDraft, actor: Actor, offer: { id: string; to: string; by: string; commitment?: string }): Outcome {
  if (offer.to === offer.by) return refuse('cannot-offer-to-oneself');
  if (draft.file.offers.some((open) => open.to === offer.to)) return refuse('already-offered');
  makeOffer(draft, actor, 'handover', offer);
  return undefined;
}

function makeOffer(
  draft: CaseDraft,
  actor: Actor,
  kind: Offer['kind'],
  offer: { id: string; to: string; by: string; commitment?: string },
): void {
  const clock = kind === 'handover' ? 'offer' : 'summons';
  draft.emit(
    kind === 'handover' ? 'offer.made' : 'summons.made',
    actor,
    { offerId: offer.id, to: offer.to, by: offer.by, ...(offer.commitment ? { commitment: offer.commitment } : {}) },
    {
      offered: { id: offer.id, kind, to: offer.to, by: offer.by, at: draft.now },
      clocks: [draft.started(clock, draft.length(clock), { ref: offer.id, ...(kind === 'handover' ? { warnAfter: null } : {}) })],
    },
  );
}

/** The mayor calls somebody to a case that stands at the mayor's level; they must answer, with a reason if they refuse. */
export function summon(draft: CaseDraft, actor: Actor, offer: { id: string; to: string; by: string; commitment?: string }): Outcome {
  if (draft.file.level < draft.topLevel) return refuse('not-at-the-mayors-level');
  if (isHeld(draft.file) && !draft.file.owner?.breached) return refuse('owner-has-not-missed');
  if (draft.file.owner?.personId === offer.to && isHeld(draft.file)) return refuse('already-yours');
  if (draft.file.offers.some((open) => open.to === offer.to)) return refuse('already-offered');
  makeOffer(draft, actor, 'summons', offer);
  return undefined;
}

/** The addressee takes what was offered to them: old ownership ends, new begins, clocks go on unchanged. */
export function acceptOffer(draft: CaseDraft, actor: Actor, by: { personId: string; roles: readonly Role[]; offerId: string }): Outcome {
  const offer = draft.file.offers.find((open) => open.id === by.offerId);
  if (!offer) return refuse('no-such-offer');
  if (offer.to !== by.personId) return refuse('not-yours');
  if (!mayOwn(by.roles)) return refuse('may-not-take');
  if (offer.kind === 'handover') {
    if (!isHeld(draft.file)) return refuse('no-such-offer');
    owned(draft, 'case.handed_over', actor, by.personId, { offerId: offer.id, formerOwnerId: draft.file.owner?.personId });
    return undefined;
  }
  if (isHeld(draft.file) && !draft.file.owner?.breached) return refuse('owner-has-not-missed');
  owned(draft, 'case.summoned_took', actor, by.personId, { offerId: offer.id, formerOwnerId: draft.file.owner?.personId ?? null });
  return undefined;
}

/** Declining moves nothing. A summons is refused with a reason, publicly. */
export function declineOffer(draft: CaseDraft, actor: Actor, by: { personId: string; offerId: string; commitment?: string }): Outcome {
  const offer = draft.file.offers.find((open) => open.id === by.offerId);
  if (!offer) return refuse('no-such-offer');
  if (offer.to !== by.personId) return refuse('not-yours');
  const clocks = draft.file.clocks
    .filter((clock) => isRunning(clock) && clock.ref === offer.id)
    .map(({ kind, round }) => ({ op: 'stop' as const, kind, round, at: draft.now }));
  draft.emit(
    offer.kind === 'handover' ? 'offer.declined' : 'summons.declined',
    actor,
    { offerId: offer.id, by: by.personId, ...(by.commitment ? { commitment: by.commitment } : {}) },
    { offersEnded: [{ id: offer.id, how: 'declined' }], clocks },
  );
  return undefined;
}

/** The mayor replaces an owner during whose time a case clock ran out, by taking the case themselves; public. */
export function relieve(draft: CaseDraft, actor: Actor, by: { personId: string; commitment?: string }): Outcome {
  if (!draft.file.owner?.breached) return refuse('owner-has-not-missed');
  if (draft.file.owner.personId === by.personId) return refuse('already-yours');
  owned(draft, 'case.relieved', actor, by.personId, {
    formerOwnerId: draft.file.owner.personId,
    ...(by.commitment ? { commitment: by.commitment } : {}),
  });
  return undefined;
}
