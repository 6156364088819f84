import type { Outcome, Refusal } from '../outcome.js';
import type { Delivery } from './delivery.js';

/** What is written down of a delivery after something was learned of it. `inMs`: when it is looked at again. */
export type Mark =
  | { readonly state: 'sent'; readonly providerId: string; readonly guessed: boolean; readonly extraIds: readonly string[] }
  | { readonly state: 'stored'; readonly inMs: number; readonly refusal: Refusal | null; readonly code: string | null }
  | { readonly state: 'unknown'; readonly inMs: number; readonly code: string | null }
  | { readonly state: 'refused'; readonly refusal: Refusal; readonly code: string | null }
  | { readonly state: 'cancelled' };

/** So often something is sent that the provider could not take. */
export const MAX_ATTEMPTS = 5;
/** A wrong password is mended by a person: what waits for that is not given up, but tried now and then. */
const CREDENTIALS_AGAIN_MS = 30_000;
/** Listing right after a lost answer would not yet show what it did. */
const FIRST_LOOK_MS = 1_000;
const BACKOFF_MS = [2_000, 5_000, 15_000, 60_000];

/** Whether it is worth sending after its moment: a ring is not, the phones of others ring meanwhile. */
export const isSentAgain = ({ kind, purpose }: Pick<Delivery, 'kind' | 'purpose'>): boolean => kind !== 'call' || purpose === 'callback';

export const backoffMs = (attempts: number): number => BACKOFF_MS[Math.min(Math.max(attempts, 1), BACKOFF_MS.length) - 1]!;

/** What becomes of a delivery by the provider's answer. @param delivery with this attempt counted. Pure. */
export function afterSending(delivery: Pick<Delivery, 'attempts'>, outcome: Outcome<{ id: string }>): Mark {
  if (outcome.ok) return { state: 'sent', providerId: outcome.id, guessed: false, extraIds: [] };
  const { refusal, code = null, retryAfterMs } = outcome;
  switch (refusal) {
    case 'unknown-outcome':
      return { state: 'unknown', inMs: FIRST_LOOK_MS, code };
    case 'bad-credentials':
      return { state: 'stored', inMs: CREDENTIALS_AGAIN_MS, refusal, code };
    case 'rate-limited':
    case 'provider-error':
      if (delivery.attempts >= MAX_ATTEMPTS) return { state: 'refused', refusal, code };
      return { state: 'stored', inMs: Math.max(retryAfterMs ?? 0, backoffMs(delivery.attempts)), refusal, code };
    default:
      return { state: 'refused', refusal, code };
  }
}
