import type { LiveOffer } from '#contracts';
import { useTranslation } from 'react-i18next';
import { between } from '../../format/length-of-call.js';
import { lengthInWords, timeLeft } from '../../format/time-left.js';
import { Button } from '../../kit/button.js';
import { Icon } from '../../kit/icon.js';
import { isNear, offerInWords } from './offers-query.js';

interface OfferCardProps {
  offer: LiveOffer;
  now: number;
  onTake: () => void;
  onDecline: () => void;
}

/** One resident who waits: how, in which language, where, with what; and until when before it goes on to others. */
export function OfferCard({ offer, now, onTake, onDecline }: OfferCardProps) {
  const { t } = useTranslation();
  const what = offerInWords(t, offer);
  const left = timeLeft(offer.until, now);
  const whole = Date.parse(offer.until) - Date.parse(offer.since);
  return (
    <li className="live-offer">
      <h3 className="live-offer-what">
        <Icon name={offer.channel === 'voice' ? 'phone' : 'chat'} />
        <span>{what}</span>
      </h3>
      {offer.topic && <p className="small">{t(`topic.${offer.topic}`)}</p>}
      <p className="live-offer-words">{offer.firstWords === undefined ? t('live_offers.no_words') : `“${offer.firstWords}”`}</p>
      {/* The seconds are for the eye: read aloud, they would never end. Thresholds are said instead. */}
      <p className="small live-offer-time" data-near={isNear(offer, now)}>
        <span aria-hidden="true">{t('live_offers.waited', { length: between(offer.since, now) })}</span>
        <strong>{left.late ? t('live_offers.goes_on_now') : t('live_offers.goes_on', { length: lengthInWords(t, left) })}</strong>
      </p>
      <progress className="live-offer-left" aria-hidden="true" max={whole} value={Math.max(0, Date.parse(offer.until) - now)} />
      <div className="row">
        <Button look="primary" aria-label={`${t('take.button')}: ${what}`} onClick={onTake}>
          {t('take.button')}
        </Button>
        <Button aria-label={`${t('live_offers.decline')}: ${what}`} onClick={onDecline}>
          {t('live_offers.decline')}
        </Button>
      </div>
    </li>
  );
}
