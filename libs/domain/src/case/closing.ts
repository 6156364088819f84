import type { ClosedBy, Outcome } from '../vocabulary.js';
import type { Actor, CaseEventType } from './case-event.js';
import { isRunning } from './case-file.js';
import type { CaseDraft } from './case-draft.js';
import { leftLive } from './standing.js';

/** Closes a case: every clock stops, open offers end, the last owner stays known should it re-open. */
export function closeCase(
  draft: CaseDraft,
  type: CaseEventType,
  actor: Actor,
  facts: Record<string, unknown>,
  how: { by: ClosedBy; outcome: Outcome; duplicateOf?: string },
): void {
  draft.emit(
    type,
    actor,
    { ...facts, outcome: how.outcome, closedBy: how.by },
    {
      set: {
        state: 'closed',
        ...leftLive(draft),
        closing: { at: draft.now, by: how.by, outcome: how.outcome, afterAnswer: draft.file.answer !== null },
        ...(how.duplicateOf === undefined ? {} : { duplicateOf: how.duplicateOf }),
      },
      clocks: draft.file.clocks.filter(isRunning).map(({ kind, round }) => ({ op: 'stop', kind, round, at: draft.now })),
      ...draft.voidedOffers(),
    },
  );
}
