import { liveOfferTellingOf, ownPresenceTellingOf } from './live-offer-telling.js';

const offer = { caseId: 'c', offerId: 'o', seq: 4, to: ['a', 'b'] };

it('a live offer is told to those to whom it is, or was, made, and to no other room', () => {
  const message = { caseId: 'c', offerId: 'o', seq: 4, live: true };
  expect(liveOfferTellingOf(offer)).toEqual({ to: ['person:a', 'person:b'], event: 'offer.made', message });
  expect(liveOfferTellingOf({ ...offer, gone: 'taken', takenBy: 'a' })).toEqual({
    to: ['person:a', 'person:b'],
    event: 'offer.gone',
    message: { ...message, how: 'taken' },
  });
});

it('how somebody stands is told to their own pages', () => {
  const presence = { state: 'busy' as const, liveCap: 3, liveNow: 0, offered: 'busy' as const };
  expect(ownPresenceTellingOf({ personId: 'a', presence })).toEqual({ to: ['person:a'], event: 'presence.mine', message: presence });
});
