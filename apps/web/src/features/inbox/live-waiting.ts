import type { CaseSummary, Me } from '#contracts';

/** Notices of somebody who waits for this very person, now. */
const RINGING: readonly string[] = ['case.waits_live', 'offer.made', 'summons.made'];

/** Residents who are there and whom nobody has taken yet. */
export const liveWaiting = (items: readonly Pick<CaseSummary, 'live' | 'state' | 'callerSince'>[]): number =>
  items.filter(({ live, state, callerSince }) => (live || callerSince !== undefined) && state === 'waiting').length;

/** Ids of the notices that one would want to hear. */
export const ringingIds = (notices: Me['notices']): string[] =>
  notices.filter(({ type, seenAt }) => RINGING.includes(type) && !seenAt).map(({ id }) => id);
