import type { LiveOffer } from '#contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../kit/announcer.js';
import { isNear, offerInWords } from './offers-query.js';

/** Says politely that somebody waits, and once more shortly before they go on to others: never second by second. */
export function useOfferNews(offers: readonly LiveOffer[], now: number): void {
  const { t } = useTranslation();
  const said = useRef(new Set<string>());
  useEffect(() => {
    const first = (what: string, offer: LiveOffer) => {
      const key = `${what} ${offer.offerId}`;
      return !said.current.has(key) && said.current.add(key);
    };
    const fresh = offers.filter((offer) => first('came', offer));
    const [only] = fresh;
    if (only) {
      announce(
        fresh.length === 1 ? t('live_offers.came', { what: offerInWords(t, only) }) : t('live_offers.came_many', { n: fresh.length }),
      );
    }
    for (const offer of offers) {
      if (isNear(offer, now) && Date.parse(offer.until) > now && first('near', offer) && !fresh.includes(offer)) {
        announce(t('live_offers.near', { what: offerInWords(t, offer) }));
      }
    }
  }, [offers, now, t]);
}
