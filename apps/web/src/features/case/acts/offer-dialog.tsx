import { LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import { useCaseAct, type ActProps } from '../case-query.js';
import { ColleaguePicker } from './colleague-picker.js';

/** Asking a named person to take the case: the owner's offer, or the mayor's summons. Nothing moves until they do. */
export function OfferDialog({ file, act: path, onClose }: ActProps & { act: 'handover-offers' | 'summons' }) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  const [reason, setReason] = useState('');
  const act = useCaseAct<{ to: string; reason: string }>(file.id, path, onClose);
  const wrong = useFieldErrors(act.error);
  const words = path === 'summons' ? 'summon' : 'offer_handover';
  return (
    <ActDialog
      title={t(`act_dialog.${words}.title`)}
      intro={<p>{t(`act_dialog.${words}.text`)}</p>}
      submit={t(`act_dialog.${words}.submit`)}
      pending={act.isPending}
      error={act.error}
      ready={to !== undefined && sendable(reason, LIMITS.reason)}
      onSubmit={() => to && act.mutate({ to, reason })}
      onClose={onClose}
    >
      <ColleaguePicker label={t('picker.whom')} onChange={setTo} />
      <TextArea
        label={t('field.reason')}
        name="reason"
        limit={LIMITS.reason}
        value={reason}
        onChange={setReason}
        rows={3}
        error={wrong('reason')}
      />
    </ActDialog>
  );
}
