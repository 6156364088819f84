import type { LiveOffer, LiveOffers } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { refetchAfter } from '../../api/refetch-after.js';
import { byServer, now } from '../../format/server-time.js';

const NONE: LiveOffer[] = [];

/** Residents who wait now and are offered to the signed-in person, the longest waiting first. Hints bring news; it is asked again by itself too. */
export function useLiveOffers(): readonly LiveOffer[] {
  const offers = useQuery({
    queryKey: KEYS.liveOffers,
    queryFn: ({ signal }) => call<LiveOffers>('/me/offers', { signal }),
    refetchInterval: ({ state }) =>
      refetchAfter(state.data?.items.map(({ until }) => ({ dueAt: until })) ?? [], now(), byServer(state.dataUpdatedAt)),
  });
  return offers.data?.items ?? NONE;
}

const NEAR_MS = 10_000;

/** Whether it goes on to others soon, or did already. */
export const isNear = ({ until }: LiveOffer, now: number): boolean => Date.parse(until) - now <= NEAR_MS;

/** "Keskustelu, suomi, Kallio": whom it is about, in a few words. */
export const offerInWords = (t: TFunction, { channel, language, village }: LiveOffer): string =>
  [t(`channel.${channel}`), t(`language.${language}`), village].filter(Boolean).join(', ');
