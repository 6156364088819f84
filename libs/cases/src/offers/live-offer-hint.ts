import type { LiveOfferGone } from '#contracts';
import type { Hint } from '#platform/hints';

export const LIVE_OFFER_HINT = 'live-offer';

/** A live offer was made to people, or is gone from them. */
export interface LiveOfferHint {
  caseId: string;
  offerId: string;
  seq: number;
  /** Person ids. */
  to: string[];
  /** Absent: it was made. */
  gone?: LiveOfferGone;
  /** Who took the case: with one more resident, perhaps nothing more is offered to them. */
  takenBy?: string;
}

/** So many ids fit into one notification of PostgreSQL, with room to spare. */
const MOST_AT_ONCE = 150;

/** As many hints as it takes to name everybody. A round that nobody heard of is only told where somebody took it. */
export function hintsOfOffer(offer: LiveOfferHint): Hint[] {
  const parts = Array.from({ length: Math.ceil(offer.to.length / MOST_AT_ONCE) }, (_, no) =>
    offer.to.slice(no * MOST_AT_ONCE, (no + 1) * MOST_AT_ONCE),
  );
  const told = parts.length === 0 && offer.takenBy !== undefined ? [[]] : parts;
  return told.map((to) => ({ topic: LIVE_OFFER_HINT, body: { ...offer, to } satisfies LiveOfferHint }));
}
