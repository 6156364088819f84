import { LIMITS, RELEASE_REASONS, type ReleaseReason } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../../kit/act-dialog.js';
import { RadioChoices } from '../../../kit/choices.js';
import { useFieldErrors } from '../../../kit/field.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import { useCaseAct, type ActProps } from '../case-query.js';

/** Laying a case down: it goes up a level, never sideways, and publicly so. */
export function ReleaseDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation();
  const [reasonCode, setReasonCode] = useState<ReleaseReason>();
  const [reason, setReason] = useState('');
  const act = useCaseAct<{ reasonCode: ReleaseReason; reason: string }>(file.id, 'release', onClose);
  const wrong = useFieldErrors(act.error);
  return (
    <ActDialog
      title={t('act_dialog.release.title')}
      intro={<p>{t('act_dialog.release.text')}</p>}
      submit={t('act_dialog.release.submit')}
      danger
      pending={act.isPending}
      error={act.error}
      ready={reasonCode !== undefined && sendable(reason, LIMITS.reason)}
      onSubmit={() => reasonCode && act.mutate({ reasonCode, reason })}
      onClose={onClose}
    >
      <RadioChoices
        legend={t('act_dialog.release.why')}
        choices={RELEASE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reasonCode}
        onChange={setReasonCode}
      />
      <TextArea
        label={t('field.reason_public')}
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
