import type { CaseSummary, LiveOffer, Me } from '#contracts';

/** Notices of somebody who waits for this very person, now. */
const RINGING: readonly string[] = ['case.waits_live', 'offer.made', 'summons.made'];

type Waiting = Pick<CaseSummary, 'id' | 'live' | 'state' | 'callerSince'>;

/** Residents who are there and whom nobody has taken yet, each once: those of the list, and those offered to oneself. */
export const liveWaiting = (items: readonly Waiting[], offers: readonly Pick<LiveOffer, 'caseId'>[]): number =>
  new Set([
    ...items.filter(({ live, state, callerSince }) => (live || callerSince !== undefined) && state === 'waiting').map(({ id }) => id),
    ...offers.map(({ caseId }) => caseId),
  ]).size;

/** What one would want to hear: unseen notices of somebody who waits, and live offers. Of one case a notice and an offer may tell both. */
export const ringing = (
  notices: Me['notices'],
  offers: readonly Pick<LiveOffer, 'offerId' | 'caseId'>[],
): { id: string; caseId?: string }[] => [
  ...notices.filter(({ type, seenAt }) => RINGING.includes(type) && !seenAt).map(({ id, caseId }) => ({ id, caseId })),
  ...offers.map(({ offerId, caseId }) => ({ id: offerId, caseId })),
];
