import type { LiveOffer, LiveOffers, Me } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { useNowNear } from '../../format/use-now.js';
import { TakeDialog } from '../case/acts/take-dialog.js';
import { OfferCard } from './offer-card.js';
import { takeAway } from './offer-hints.js';
import { useLiveOffers } from './offers-query.js';
import { useFocusKept } from './use-focus-kept.js';
import { useOfferNews } from './use-offer-news.js';
import './offers.css';
import '../case/case.css';

/** On every page of an official: residents who wait now and are offered to them. It never takes the focus, and vanishes when it is over. */
export function OfferPanel({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [taking, setTaking] = useState<LiveOffer>();
  const offers = useLiveOffers();
  const now = useNowNear([], offers.length > 0);
  useOfferNews(offers, now);
  const focus = useFocusKept(section, heading, [offers, taking]);
  const decline = useAct<LiveOffers, { id: string }>(({ id }) => `/live-offers/${id}/decline`, { invalidates: [KEYS.liveOffers] });
  const onDecline = async (offer: LiveOffer) => {
    await takeAway(client, offer);
    decline.mutate({ id: offer.offerId });
  };
  return (
    <>
      {offers.length > 0 && (
        <section ref={section} className="live-offers" aria-labelledby="live-offers" {...focus}>
          <h2 id="live-offers" ref={heading} tabIndex={-1}>
            {t('live_offers.title')} <span className="live-offers-count">{offers.length}</span>
          </h2>
          <ul className="stack">
            {offers.map((offer) => (
              <OfferCard
                key={offer.offerId}
                offer={offer}
                now={now}
                onTake={() => setTaking(offer)}
                onDecline={() => void onDecline(offer)}
              />
            ))}
          </ul>
        </section>
      )}
      {taking && (
        <TakeDialog
          file={asFile(taking)}
          me={me}
          onClose={() => setTaking(undefined)}
          onTaken={() => {
            void takeAway(client, taking);
            void navigate(`/tyo/${taking.caseId}?view=mine`);
          }}
        />
      )}
    </>
  );
}

/** What the dialog needs to know of the case; a caller is on the line while the call is offered. */
const asFile = ({ caseId, trackingCode, firstWords = '', language, channel, since }: LiveOffer) => ({
  id: caseId,
  trackingCode,
  title: firstWords,
  language,
  ...(channel === 'voice' && { callerSince: since }),
});
