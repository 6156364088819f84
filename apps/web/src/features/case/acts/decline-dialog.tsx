import type { FullCase } from '#contracts';
import { useTranslation } from 'react-i18next';
import type { ActProps } from '../case-query.js';
import { ReasonForm } from './reason-form.js';
import { useOfferAct } from './use-offer-act.js';

/** Declining changes nothing but the offer; declining a summons is public. */
export function DeclineDialog({ file, offer, onClose }: ActProps & { offer: FullCase['offers'][number] }) {
  const { t } = useTranslation();
  const act = useOfferAct<{ reason: string }>(file.id, offer, 'decline', onClose);
  return (
    <ReasonForm
      title={t('offer.decline_title')}
      text={t(offer.kind === 'summons' ? 'offer.decline_summons_text' : 'offer.decline_text')}
      submit={t('offer.decline')}
      act={act}
      onReason={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  );
}
