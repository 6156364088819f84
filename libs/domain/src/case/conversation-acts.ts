import { addWorkingTime } from '../sla/working-time.js';
import type { AnswerOutcome, NonPublicReason, Sector } from '../vocabulary.js';
import type { Actor } from './case-event.js';
import { runningClock } from './case-file.js';
import type { CaseDraft } from './case-draft.js';
import { pausedForResident, pauseLeft, resumed } from './pause.js';
import { refuse, type CaseRefusal } from './refusal.js';
import { reopened, withinReopening } from './reopening.js';

type Outcome = CaseRefusal | undefined;
/** The words are kept beside the journal; it holds only a salted commitment to them (domain.md §2.10). */
export interface Worded {
  messageId?: string;
  commitment?: string;
  /** Files that came with the words: never their names. */
  attachments?: readonly { id: string; kind: string; size: number; commitment: string }[];
}

const EVENT_OF = { message: 'message.owner', note: 'message.note' } as const;

/** The resident writes: what was paused goes on, what was answered is open again, what was closed lately re-opens. */
export function residentWrites(draft: CaseDraft, actor: Actor, said: Worded): Outcome {
  const { file } = draft;
  switch (file.state) {
    case 'closed':
      if (!withinReopening(file, draft.now)) return refuse('too-late-to-reopen');
      reopened(draft, 'message.resident', actor, { ...said }, file.level);
      return undefined;
    case 'awaiting_resident': {
      const { clocks, pauseSpentMs } = resumed(draft, draft.now, false);
      draft.emit('message.resident', actor, { ...said }, { set: { state: 'owned', pauseSpentMs }, clocks });
      return undefined;
    }
    case 'answered':
      draft.emit(
        'message.resident',
        actor,
        { ...said },
        {
          set: { state: 'owned', pauseSpentMs: 0 },
          clocks: [
            ...draft.stopped('verdict'),
            ...(runningClock(file, 'next_answer') ? [] : [draft.started('next_answer', draft.length('next_answer'))]),
          ],
        },
      );
      return undefined;
    default:
      draft.emit('message.resident', actor, { ...said }, file.pauseSpentMs === 0 ? {} : { set: { pauseSpentMs: 0 } });
      return undefined;
  }
}

/** The owner writes to the resident, or a note among officials. A message is not an answer until the owner says so. */
export function write(draft: CaseDraft, actor: Actor, said: Worded & { act: 'message' | 'note' }): Outcome {
  const { act, ...facts } = said;
  draft.emit(EVENT_OF[act], actor, facts);
  return undefined;
}

/** The owner needs something from the resident: case clocks pause, for at most the cap in all since the resident last wrote. */
export function ask(draft: CaseDraft, actor: Actor, said: Worded): Outcome {
  if (pauseLeft(draft) === 0) return refuse('pause-cap-spent');
  draft.emit('question.asked', actor, { ...said }, { set: { state: 'awaiting_resident' }, clocks: pausedForResident(draft) });
  return undefined;
}

/** The owner's substantive reply, declared as such, with its outcome. `not_possible` needs a public reason and an alternative (R7). */
export function answer(
  draft: CaseDraft,
  actor: Actor,
  said: Worded & { outcome: AnswerOutcome; hasReason: boolean; hasAlternative: boolean },
): Outcome {
  if (said.outcome === 'not_possible' && !(said.hasReason && said.hasAlternative)) return refuse('reason-and-alternative-needed');
  draft.emit(
    'answer.given',
    actor,
    { ...said },
    {
      set: { state: 'answered', answer: { outcome: said.outcome, at: draft.now } },
      clocks: [
        ...draft.stopped('first_answer', 'next_answer', 'resolve', 'directive'),
        draft.started('verdict', draft.length('verdict'), { warnAfter: null }),
      ],
    },
  );
  return undefined;
}

/** The owner promises, publicly, by when it is resolved: at most the policy's length from the contact. Erases no earlier promise. */
export function promise(draft: CaseDraft, actor: Actor, resolveBy: number): Outcome {
  const latest = addWorkingTime(draft.context.calendar, draft.file.openedAt, draft.length('resolve'));
  if (resolveBy <= draft.now) return refuse('promise-in-the-past');
  if (resolveBy > latest) return refuse('promise-too-late', { latest });
  draft.emit('promise.made', actor, { resolveBy }, { clocks: draft.stopped('resolve') });
  draft.amend([draft.startedUntil('resolve', resolveBy, true)]);
  return undefined;
}

/** The owner asks a colleague for help; ownership does not move. */
export function askAssist(draft: CaseDraft, actor: Actor, assist: Worded & { id: string; to: string; by: string }): Outcome {
  if (assist.to === assist.by) return refuse('cannot-offer-to-oneself');
  if (draft.file.assists.some((open) => open.to === assist.to && open.repliedAt === null)) return refuse('already-asked');
  const { id, to, by, ...facts } = assist;
  draft.emit('assist.asked', actor, { assistId: id, to, by, ...facts }, { assistAsked: { id, to, by, at: draft.now, repliedAt: null } });
  return undefined;
}

export function replyAssist(draft: CaseDraft, actor: Actor, reply: Worded & { assistId: string; personId: string }): Outcome {
  const assist = draft.file.assists.find((open) => open.id === reply.assistId);
  if (!assist) return refuse('no-such-offer');
  if (assist.to !== reply.personId) return refuse('not-yours');
  const { personId: _personId, ...facts } = reply;
  draft.emit('assist.replied', actor, facts, assist.repliedAt === null ? { assistReplied: { id: assist.id, at: draft.now } } : {});
  return undefined;
}

/** The mayor gives a sector's head a task with a deadline; its clock repeats until the case is answered. */
export function direct(draft: CaseDraft, actor: Actor, order: Worded & { id: string; sector: Sector; dueAt: number }): Outcome {
  if (order.dueAt <= draft.now) return refuse('due-in-the-past');
  // The same directive said twice would be missed twice.
  if (draft.file.directives.some(({ id }) => id === order.id)) return refuse('nothing-to-change');
  const { id, sector, dueAt, ...facts } = order;
  draft.emit(
    'directive.given',
    actor,
    { directiveId: id, sector, dueAt, ...facts },
    {
      directed: { id, sector, at: draft.now, dueAt },
      clocks: [draft.startedUntil('directive', dueAt, true, id)],
    },
  );
  return undefined;
}

/** Title, topic, sector, village: the owner sets, anyone who may read suggests. Never moves ownership. */
export function classify(draft: CaseDraft, actor: Actor, classes: Record<string, unknown> & { suggestion: boolean }): Outcome {
  const { suggestion, ...facts } = classes;
  if (Object.keys(facts).length === 0) return refuse('nothing-to-change');
  draft.emit(suggestion ? 'case.classification_suggested' : 'case.classified', actor, facts);
  return undefined;
}

/** A sensitive case shows the public no more than state, level and clocks. */
export function restrict(draft: CaseDraft, actor: Actor, reasonCode: NonPublicReason): Outcome {
  if (draft.file.restricted) return undefined;
  draft.emit('case.restricted', actor, { reasonCode }, { set: { restricted: true } });
  return undefined;
}

/** Somebody who does not own the case opened it, with a reason that the resident will see. */
export function read(draft: CaseDraft, actor: Actor, reader: Worded & { by: string }): Outcome {
  draft.emit('case.read', actor, { ...reader });
  return undefined;
}

/** The owner comes to the resident who sits at a desk. Moves nothing: a word to both of them, publicly. */
export function come(draft: CaseDraft, actor: Actor, coming: { ownerId: string; how: 'room' | 'chat'; minutes?: number }): Outcome {
  draft.emit('visit.official_coming', actor, coming);
  return undefined;
}
