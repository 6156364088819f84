import type { AnswerOutcome, LeftLiveReason, NoMatterReason, NonPublicReason, ReleaseReason, Role, Sector } from '../vocabulary.js';
import type { Actor, CaseEvent, PhoneEventType, VisitEventType } from './case-event.js';
import { CaseDraft, type DecideContext } from './case-draft.js';
import { isHeld, type CaseFile } from './case-file.js';
import * as conversation from './conversation-acts.js';
import type { Worded } from './conversation-acts.js';
import * as ending from './ending-acts.js';
import { refusedByState, type CaseActName } from './lifecycle.js';
import * as ownership from './ownership-acts.js';
import { refuse, type CaseRefusal } from './refusal.js';
import { settle } from './settle.js';
import { leaveEmptyRung } from './standing.js';

/** Who acts, as far as the lifecycle minds. */
export interface By {
  actor: Actor;
  personId?: string;
  roles?: readonly Role[];
}

/** Everything that people do to a case. There is no act that makes somebody else the owner (domain.md §2.3). */
export type CaseAct =
  | { act: 'take' }
  | { act: 'resident_writes'; said: Worded }
  | { act: 'message'; said: Worded }
  | { act: 'note'; said: Worded }
  | { act: 'question'; said: Worded }
  | { act: 'answer'; said: Worded; outcome: AnswerOutcome; hasReason: boolean; hasAlternative: boolean }
  | { act: 'promise'; resolveBy: number }
  | { act: 'classify'; classes: Record<string, unknown> }
  | { act: 'release'; reasonCode: ReleaseReason; commitment?: string }
  | { act: 'offer_handover'; id: string; to: string; commitment?: string }
  | { act: 'summon'; id: string; to: string; commitment?: string }
  | { act: 'accept_offer'; offerId: string }
  | { act: 'decline_offer'; offerId: string; commitment?: string }
  | { act: 'relieve'; commitment?: string }
  | { act: 'direct'; id: string; sector: Sector; dueAt: number; said: Worded }
  | { act: 'ask_assist'; id: string; to: string; said: Worded }
  | { act: 'reply_assist'; assistId: string; said: Worded }
  | { act: 'mark_duplicate'; of: { id: string; open: boolean } }
  | { act: 'no_matter'; reasonCode: NoMatterReason }
  | { act: 'withdraw' }
  | { act: 'helped'; said: Worded }
  | { act: 'did_not_help'; said: Worded }
  | { act: 'reopen'; said: Worded }
  | { act: 'restrict'; reasonCode: NonPublicReason }
  | { act: 'read'; said: Worded }
  | { act: 'leave_live'; why: LeftLiveReason }
  | { act: 'leave_empty_rung' }
  | { act: 'join'; other: { id: string; open: boolean } }
  | { act: 'call'; event: PhoneEventType; facts: Record<string, unknown> }
  | { act: 'visit'; event: VisitEventType; facts: Record<string, unknown> }
  /** The owner comes to the resident at a desk: to the room within so many minutes, or in writing. */
  | { act: 'come'; how: 'room' | 'chat'; minutes?: number }
  | { act: 'owner_lost'; why: 'disabled' | 'duty-ended' | 'absence' };

export type Decision = { ok: true; file: CaseFile; events: CaseEvent[] } | { ok: false; refusal: CaseRefusal };

/** Acts that are the owner's alone. */
export const OWNERS_ACTS = [
  'message',
  'question',
  'answer',
  'promise',
  'release',
  'offer_handover',
  'ask_assist',
  'no_matter',
] as const satisfies readonly CaseAct['act'][];
const MAYORS_ACTS: readonly CaseAct['act'][] = ['summon', 'relieve', 'direct', 'reopen'];
/** The only acts that make an owner: of the person who acts (domain.md §2.3). */
const OWNING_ACTS: readonly CaseAct['act'][] = ['take', 'accept_offer', 'relieve'];

/** The row of the lifecycle table that an act belongs to. */
function tableAct(file: CaseFile, act: CaseAct): CaseActName {
  if (act.act !== 'accept_offer') return act.act;
  return file.offers.find((offer) => offer.id === act.offerId)?.kind === 'summons' ? 'accept_summons' : 'accept_handover';
}

/** Whether these hands may do this act at all; the state is asked afterwards. */
function refusedToPerson(file: CaseFile, act: CaseAct, by: By): CaseRefusal | undefined {
  const isOwner = file.owner !== null && file.owner.personId === by.personId;
  if ((OWNERS_ACTS as readonly string[]).includes(act.act) && file.state !== 'closed' && !(isOwner && file.state !== 'waiting'))
    return refuse('not-the-owner');
  if (MAYORS_ACTS.includes(act.act) && !by.roles?.includes('mayor')) return refuse('not-the-mayor');
  if (OWNING_ACTS.includes(act.act) && !by.personId) return refuse('may-not-take');
  // The non-public flag: the owner, also of a closed case, or a host (domain.md §3).
  if (act.act === 'restrict' && !isOwner && !by.roles?.includes('host')) return refuse('not-the-owner');
  if (act.act === 'come' && !isOwner) return refuse('not-the-owner');
  if (act.act === 'note') {
    const helps = file.assists.some((assist) => assist.to === by.personId);
    if (!isOwner && !helps) return refuse('not-the-owner');
  }
  // Waiting: any official; held: its owner (domain.md §3).
  const mayMark = file.state === 'waiting' ? ownership.mayOwn(by.roles ?? []) : isOwner;
  if (act.act === 'mark_duplicate' && file.state !== 'closed' && !mayMark) return refuse('not-the-owner');
  return undefined;
}

/**
 * One act on one case. First what is due is recorded, then the act is tried on the case as it then stands (domain.md §3).
 * Pure: same input, same answer. A refusal records nothing, not even what was due: the caller rolls back and the sweep finds it.
 */
export function decide(before: CaseFile, context: DecideContext, by: By, act: CaseAct): Decision {
  const draft = new CaseDraft(before, context);
  settle(draft);
  const refusal = refusedToPerson(draft.file, act, by) ?? tried(draft, by, act);
  return refusal ? { ok: false, refusal } : { ok: true, file: draft.file, events: draft.events };
}

/** Only what is due, for alarms and sweeps. No events: nothing was due. */
export function settleDue(before: CaseFile, context: DecideContext): { file: CaseFile; events: CaseEvent[] } {
  const draft = new CaseDraft(before, context);
  settle(draft);
  return { file: draft.file, events: draft.events };
}

function tried(draft: CaseDraft, by: By, act: CaseAct): CaseRefusal | undefined {
  const state = refusedByState(draft.file.state, tableAct(draft.file, act));
  // A repeated take by its winner is answered like the first one.
  if (state && !(act.act === 'take' && state === 'case-already-taken')) return refuse(state);
  const personId = by.personId ?? '';
  const roles = by.roles ?? [];
  const { actor } = by;
  switch (act.act) {
    case 'take':
      return ownership.take(draft, actor, { personId, roles });
    case 'resident_writes':
      return conversation.residentWrites(draft, actor, act.said);
    case 'message':
    case 'note':
      return conversation.write(draft, actor, { ...act.said, act: act.act });
    case 'question':
      return conversation.ask(draft, actor, act.said);
    case 'answer':
      return conversation.answer(draft, actor, {
        ...act.said,
        outcome: act.outcome,
        hasReason: act.hasReason,
        hasAlternative: act.hasAlternative,
      });
    case 'promise':
      return conversation.promise(draft, actor, act.resolveBy);
    case 'classify':
      return conversation.classify(draft, actor, { ...act.classes, suggestion: draft.file.owner?.personId !== personId });
    case 'release':
      return ownership.release(draft, actor, { reasonCode: act.reasonCode, ...(act.commitment ? { commitment: act.commitment } : {}) });
    case 'offer_handover':
      return ownership.offerHandover(draft, actor, { id: act.id, to: act.to, by: personId, commitment: act.commitment });
    case 'summon':
      return ownership.summon(draft, actor, { id: act.id, to: act.to, by: personId, commitment: act.commitment });
    case 'accept_offer':
      return ownership.acceptOffer(draft, actor, { personId, roles, offerId: act.offerId });
    case 'decline_offer':
      return ownership.declineOffer(draft, actor, { personId, offerId: act.offerId, commitment: act.commitment });
    case 'relieve':
      return ownership.relieve(draft, actor, { personId, commitment: act.commitment });
    case 'direct':
      return conversation.direct(draft, actor, { ...act.said, id: act.id, sector: act.sector, dueAt: act.dueAt });
    case 'ask_assist':
      return conversation.askAssist(draft, actor, { ...act.said, id: act.id, to: act.to, by: personId });
    case 'reply_assist':
      return conversation.replyAssist(draft, actor, { ...act.said, assistId: act.assistId, personId });
    case 'mark_duplicate':
      return ending.markDuplicate(draft, actor, act.of, isHeld(draft.file) ? 'owner' : 'official');
    case 'no_matter':
      return ending.noMatter(draft, actor, act.reasonCode);
    case 'withdraw':
      return ending.withdraw(draft, actor);
    case 'helped':
      return ending.helped(draft, actor, act.said);
    case 'did_not_help':
      return ending.didNotHelp(draft, actor, act.said);
    case 'reopen':
      return ending.reopen(draft, actor, act.said);
    case 'restrict':
      return conversation.restrict(draft, actor, act.reasonCode);
    case 'read':
      return conversation.read(draft, actor, { ...act.said, by: personId });
    case 'leave_live':
      return ownership.leaveLive(draft, actor, act.why);
    case 'leave_empty_rung':
      return void leaveEmptyRung(draft);
    case 'join':
      return ending.markDuplicate(draft, actor, act.other, 'resident');
    case 'call':
      return void draft.emit(act.event, actor, act.facts);
    case 'visit':
      return void draft.emit(act.event, actor, act.facts);
    case 'come':
      return conversation.come(draft, actor, {
        ownerId: personId,
        how: act.how,
        ...(act.minutes === undefined ? {} : { minutes: act.minutes }),
      });
    case 'owner_lost':
      return ownership.ownerLost(draft, act.why);
  }
}
