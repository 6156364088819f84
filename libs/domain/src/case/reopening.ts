import type { Actor, CaseEventType, ClockChange } from './case-event.js';
import type { CaseFile } from './case-file.js';
import type { CaseDraft } from './case-draft.js';
import { standOnRung } from './standing.js';

/** A closed case re-opens within thirty days; later a new case is opened and linked (domain.md §3). */
export const REOPENING_MS = 30 * 24 * 3_600_000;

/** They run with an open offer, and end with it. */
const OFFER_CLOCKS = ['offer', 'summons'] as const;

export const withinReopening = (file: CaseFile, now: number): boolean => file.closing !== null && now - file.closing.at <= REOPENING_MS;

/** Open again at `level`: with its owner if they are still available, else waiting. Earlier misses stay. */
export function reopened(
  draft: CaseDraft,
  type: CaseEventType,
  actor: Actor,
  facts: Record<string, unknown>,
  level: number,
  clocks: ClockChange[] = [],
  options: { toWaiting?: boolean } = {},
): void {
  const keepsOwner = draft.file.owner !== null && draft.context.ownerAvailable && options.toWaiting !== true;
  draft.emit(
    type,
    actor,
    { ...facts, reopens: true, ...(keepsOwner ? {} : { formerOwnerId: draft.file.owner?.personId ?? null }) },
    {
      set: {
        state: keepsOwner ? 'owned' : 'waiting',
        level,
        closing: null,
        duplicateOf: null,
        // Only the resident's own word gives the whole cap back (domain.md §3).
        ...(options.toWaiting === true ? {} : { pauseSpentMs: 0 }),
        ...(keepsOwner ? {} : { owner: null }),
      },
      clocks: [...draft.stopped('verdict', ...(keepsOwner ? [] : OFFER_CLOCKS)), ...clocks],
      ...(keepsOwner ? {} : draft.voidedOffers()),
    },
  );
  if (keepsOwner) draft.amend([draft.started('next_answer', draft.length('next_answer'))]);
  else standOnRung(draft);
}
