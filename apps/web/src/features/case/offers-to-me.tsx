import type { CaseAct, FullCase, Me } from '#contracts';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { Button } from '../../kit/button.js';
import { Notice } from '../../kit/notice.js';
import { may } from './case-query.js';

export const offersTo = (file: FullCase, me: Me) => file.offers.filter((offer) => offer.to.username === me.username);

/** A colleague offers, or the mayor summons: nothing moves until this person says so. */
export function OffersToMe({ file, me, onAct }: { file: FullCase; me: Me; onAct: (act: CaseAct) => void }) {
  const { t } = useTranslation();
  return offersTo(file, me).map((offer) => (
    <Notice key={offer.id} tone="warn" title={t(offer.kind === 'summons' ? 'offer.summons_to_me' : 'offer.to_me', { name: offer.by.name })}>
      {offer.reason && <p className="preserve">“{offer.reason}”</p>}
      <p>{t('offer.answer_by', { when: dateTime(offer.dueAt) })}</p>
      <div className="row">
        {may(file, 'accept_offer') && (
          <Button look="primary" onClick={() => onAct('accept_offer')}>
            {t('take.button')}
          </Button>
        )}
        {may(file, 'decline_offer') && <Button onClick={() => onAct('decline_offer')}>{t('offer.decline')}</Button>}
      </div>
    </Notice>
  ));
}
