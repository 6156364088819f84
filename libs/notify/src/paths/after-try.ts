/** How sending one step ended. `permanent`: trying again cannot help. */
export type TryOutcome =
  | { readonly ok: true; readonly providerId: string | null }
  | { readonly ok: false; readonly permanent: boolean; readonly reason: string; readonly retryAfterMs?: number };

/** What is written down of it. `inMs`: when it is tried again. */
export type StepMark =
  | { readonly state: 'sent'; readonly providerId: string | null }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'waiting'; readonly reason: string; readonly inMs: number };

/** So often something is sent: together nearly two hours, in which servers come back. */
export const MAX_TRIES = 8;
const BACKOFF_MS = [5_000, 15_000, 60_000, 180_000, 600_000, 1_800_000, 3_600_000];

/** What becomes of a step after a try. @param tries this one counted, from 1. Pure. */
export function afterTry(tries: number, outcome: TryOutcome): StepMark {
  if (outcome.ok) return { state: 'sent', providerId: outcome.providerId };
  const { permanent, reason, retryAfterMs = 0 } = outcome;
  if (permanent || tries >= MAX_TRIES) return { state: 'failed', reason };
  const inMs = BACKOFF_MS[Math.min(Math.max(tries, 1), BACKOFF_MS.length) - 1]!;
  // A server may ask for patience, but not for ever.
  return { state: 'waiting', reason, inMs: Math.min(Math.max(inMs, retryAfterMs), BACKOFF_MS.at(-1)!) };
}
