import { backoffMs, isSentAgain, MAX_ATTEMPTS, type Mark } from './after-sending.js';
import type { Delivery } from './delivery.js';

/** A call or a message that the provider has and that could be this delivery. `createdAt` is null while it is too new to have one. */
export interface Found {
  readonly id: string;
  readonly createdAt: number | null;
}

/** What the provider said when it was asked. */
export interface Looked {
  /** Those with this delivery's numbers (and words) since just before it was sent, that belong to no other delivery. */
  readonly found: readonly Found[];
  /** False when the list was cut off, or could not be had: then nothing is known to be absent. */
  readonly complete: boolean;
  /** How many deliveries, this one included, look the same to the provider and wait to be found. */
  readonly alike: number;
  /** Epoch ms. */
  readonly now: number;
}

/** What is not in the provider's list after so long was never sent. */
export const ABSENT_AFTER_MS = 60_000;
const LOOK_AGAIN_MS = 5_000;

/**
 * What becomes of a delivery of which it is not known whether it went out. Found: it went out, and whatever there is beyond one
 * for each that waits went out twice. Not found for a minute: it did not, and is sent again, unless its moment has passed. Pure.
 */
export function reconciled(delivery: Pick<Delivery, 'kind' | 'purpose' | 'attempts' | 'sendingAt'>, looked: Looked): Mark {
  const [first, ...others] = [...looked.found].sort((a, b) => (a.createdAt ?? Infinity) - (b.createdAt ?? Infinity));
  if (first) {
    const beyond = looked.found.length - Math.max(looked.alike, 1);
    return { state: 'sent', providerId: first.id, guessed: true, extraIds: beyond > 0 ? others.slice(-beyond).map(({ id }) => id) : [] };
  }
  const waited = looked.now - (delivery.sendingAt ?? looked.now);
  if (!looked.complete || waited < ABSENT_AFTER_MS) return { state: 'unknown', inMs: LOOK_AGAIN_MS, code: null };
  if (!isSentAgain(delivery)) return { state: 'cancelled' };
  if (delivery.attempts >= MAX_ATTEMPTS) return { state: 'refused', refusal: 'unknown-outcome', code: null };
  return { state: 'stored', inMs: backoffMs(delivery.attempts), refusal: null, code: null };
}
