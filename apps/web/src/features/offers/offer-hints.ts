import type { LiveOffer, LiveOffers, Me, PublicCase, ServerToClient } from '#contracts';
import type { QueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { announce } from '../../kit/announcer.js';

type Gone = Parameters<ServerToClient['offer.gone']>[0];

/** Somebody waits for this person: what is known of them is asked at once. */
export const offerMade = (client: QueryClient) => client.invalidateQueries({ queryKey: KEYS.liveOffers });

/** The offer vanishes before the server is asked, and who reads by ear hears why. */
export async function offerGone(client: QueryClient, t: TFunction, gone: Gone): Promise<void> {
  const offer = client.getQueryData<LiveOffers>(KEYS.liveOffers)?.items.find((one) => isOf(one, gone));
  if (offer) await takeAway(client, offer);
  void client.invalidateQueries({ queryKey: KEYS.liveOffers });
  if (offer && document.visibilityState === 'visible') await tellWhy(client, t, offer, gone.how);
}

/** Takes one offer out of sight. An answer that is under way was asked before that, so it is not waited for. */
export async function takeAway(client: QueryClient, offer: Pick<LiveOffer, 'offerId'>): Promise<void> {
  await client.cancelQueries({ queryKey: KEYS.liveOffers });
  client.setQueryData<LiveOffers>(KEYS.liveOffers, (old) => old && { items: old.items.filter(({ offerId }) => offerId !== offer.offerId) });
}

/** A hint without the offer's id is about all of the case's offers until then. */
const isOf = (offer: LiveOffer, { caseId, offerId, seq }: Gone): boolean =>
  offerId === undefined ? offer.caseId === caseId && offer.seq <= seq : offer.offerId === offerId;

async function tellWhy(client: QueryClient, t: TFunction, offer: LiveOffer, how: Gone['how']): Promise<void> {
  if (how === undefined || how === 'declined') return;
  if (how !== 'taken') return announce(t(`live_offers.gone.${how}`));
  const name = await whoTook(offer);
  // Who took it themselves knows, and was told by the act.
  if (name === client.getQueryData<Me | null>(KEYS.me)?.name) return;
  announce(name === undefined ? t('live_offers.gone.taken') : t('live_offers.gone.taken_by', { name }));
}

/** Everybody may know who answers for a case; an official who did not take it reads no more than that. */
async function whoTook({ trackingCode }: LiveOffer): Promise<string | undefined> {
  try {
    const { answerable } = await call<PublicCase>(`/track/${trackingCode}`);
    return answerable.role === 'owner' ? answerable.name : undefined;
  } catch {
    return undefined;
  }
}
