import type { ClosedBy, NoMatterReason } from '../vocabulary.js';
import type { Actor, ClockChange } from './case-event.js';
import { lastRound } from './case-file.js';
import type { CaseDraft } from './case-draft.js';
import { closeCase } from './closing.js';
import type { Worded } from './conversation-acts.js';
import { refuse, type CaseRefusal } from './refusal.js';
import { reopened, withinReopening } from './reopening.js';

type Outcome = CaseRefusal | undefined;

/** "Auttoi": closed by the resident, with the outcome as the owner gave it. */
export function helped(draft: CaseDraft, actor: Actor, said: Worded): Outcome {
  closeCase(draft, 'verdict.helped', actor, { ...said }, { by: 'resident', outcome: draft.file.answer?.outcome ?? 'advised' });
  return undefined;
}

/** "Ei auttanut", once per closing: open again one level up; `resolve` keeps its old due time (domain.md §3, rule 7). */
export function didNotHelp(draft: CaseDraft, actor: Actor, said: Worded): Outcome {
  if (draft.file.state === 'closed') {
    if (!draft.file.closing?.afterAnswer) return refuse('nothing-to-judge');
    if (!withinReopening(draft.file, draft.now)) return refuse('too-late-to-reopen');
  }
  reopened(draft, 'verdict.not_helped', actor, { ...said, fromLevel: draft.file.level }, draft.raised(), resolveAgain(draft));
  return undefined;
}

/** The promise to resolve, stopped by the answer, runs on to its old due time as if it had not been stopped. */
function resolveAgain(draft: CaseDraft): ClockChange[] {
  const round = lastRound(draft.file, 'resolve');
  const last = draft.file.clocks.find((clock) => clock.kind === 'resolve' && clock.round === round);
  if (!last || last.stoppedAt === null || last.breachedAt !== null) return [];
  return [{ op: 'start', kind: 'resolve', round: round + 1, startedAt: draft.now, dueAt: last.dueAt, warnAt: null }];
}

export function withdraw(draft: CaseDraft, actor: Actor): Outcome {
  closeCase(draft, 'case.withdrawn', actor, {}, { by: 'resident', outcome: 'withdrawn' });
  return undefined;
}

/** Spam, silence or abuse: closed without a verdict, publicly counted. */
export function noMatter(draft: CaseDraft, actor: Actor, reasonCode: NoMatterReason): Outcome {
  closeCase(draft, 'case.no_matter', actor, { reasonCode }, { by: 'owner', outcome: 'no_matter' });
  return undefined;
}

/**
 * The same matter as another open case: the resident follows that one's public timeline.
 * @param by `resident`: they showed that both are theirs, and go on with the one that was open already
 */
export function markDuplicate(draft: CaseDraft, actor: Actor, other: { id: string; open: boolean }, by: ClosedBy): Outcome {
  if (other.id === draft.file.id) return refuse('duplicate-of-itself');
  if (!other.open) return refuse('duplicate-of-a-closed-case');
  closeCase(draft, 'case.marked_duplicate', actor, { of: other.id }, { by, outcome: 'duplicate', duplicateOf: other.id });
  return undefined;
}

/** The mayor opens again what was closed as no matter: to the rung it stood on, for anybody to take. */
export function reopen(draft: CaseDraft, actor: Actor, said: Worded): Outcome {
  if (draft.file.closing?.outcome !== 'no_matter') return refuse('nothing-to-change');
  reopened(draft, 'case.reopened', actor, { ...said }, draft.file.level, [], { toWaiting: true });
  return undefined;
}
