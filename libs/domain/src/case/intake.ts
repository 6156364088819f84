import type { Channel, ContactKind } from '../vocabulary.js';
import { LIVE_CHANNELS } from '../vocabulary.js';
import type { Actor, CaseEvent } from './case-event.js';
import type { CaseFile } from './case-file.js';
import { CaseDraft, type DecideContext } from './case-draft.js';
import { standOnRung } from './standing.js';

/** What a new contact brings, facts only. */
export interface Intake {
  caseId: string;
  actor: Actor;
  channel: Channel;
  kind: ContactKind;
  policyHash: string;
  /** Whether the resident is there, waiting, where the channel alone does not say (a visitor at a desk). */
  live?: boolean;
  /** Further facts for the journal: contact id, language, village, topic, commitments. */
  facts: Record<string, unknown>;
}

/** Opens a case: level 0 or the first rung with somebody on it, `take` and `first_answer` running (domain.md §3, first row). */
export function openCase(intake: Intake, context: DecideContext): { file: CaseFile; events: CaseEvent[] } {
  const draft = new CaseDraft({ id: intake.caseId }, context);
  const waits = intake.live ?? (LIVE_CHANNELS as readonly string[]).includes(intake.channel);
  const live = context.policy.policy.live !== undefined && waits;
  draft.emit(
    'case.opened',
    intake.actor,
    { ...intake.facts, channel: intake.channel, kind: intake.kind, policyHash: intake.policyHash },
    { set: { live } },
  );
  draft.amend([draft.started('first_answer', draft.length('first_answer'))]);
  standOnRung(draft);
  return { file: draft.file, events: draft.events };
}
