import type { LiveOfferHint, OwnPresenceHint } from '#cases';
import { ROOMS } from './rooms.js';
import type { Telling } from './telling.js';

/** A live offer is told to those to whom it is, or was, made: to nobody else. */
export function liveOfferTellingOf({ caseId, offerId, seq, to, gone }: LiveOfferHint): Telling {
  const message = { caseId, offerId, seq, live: true as const };
  const rooms = to.map(ROOMS.person);
  return gone === undefined
    ? { to: rooms, event: 'offer.made', message }
    : { to: rooms, event: 'offer.gone', message: { ...message, how: gone } };
}

/** How somebody stands is told to their own pages. */
export const ownPresenceTellingOf = ({ personId, presence }: OwnPresenceHint): Telling => ({
  to: [ROOMS.person(personId)],
  event: 'presence.mine',
  message: presence,
});
