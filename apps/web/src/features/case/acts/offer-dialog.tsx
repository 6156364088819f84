import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseAct, type ActProps } from '../case-query.js';
import { ColleaguePicker } from './colleague-picker.js';
import { ReasonForm } from './reason-form.js';

/** Asking a named person to take the case: the owner's offer, or the mayor's summons. Nothing moves until they do. */
export function OfferDialog({ file, act: path, onClose }: ActProps & { act: 'handover-offers' | 'summons' }) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  const act = useCaseAct<{ to: string; reason: string }>(file.id, path, onClose);
  const words = path === 'summons' ? 'summon' : 'offer_handover';
  return (
    <ReasonForm
      title={t(`act_dialog.${words}.title`)}
      text={t(`act_dialog.${words}.text`)}
      submit={t(`act_dialog.${words}.submit`)}
      act={act}
      ready={to !== undefined}
      onReason={(reason) => to && act.mutate({ to, reason })}
      onClose={onClose}
    >
      <ColleaguePicker label={t('picker.whom')} onChange={setTo} />
    </ReasonForm>
  );
}
