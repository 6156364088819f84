import { RELEASE_REASONS, type ReleaseReason } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioChoices } from '../../../kit/choices.js';
import { useCaseAct, type ActProps } from '../case-query.js';
import { ReasonForm } from './reason-form.js';

/** Laying a case down: it goes up a level, never sideways, and publicly so. */
export function ReleaseDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation();
  const [reasonCode, setReasonCode] = useState<ReleaseReason>();
  const act = useCaseAct<{ reasonCode: ReleaseReason; reason: string }>(file.id, 'release', onClose);
  return (
    <ReasonForm
      title={t('act_dialog.release.title')}
      text={t('act_dialog.release.text')}
      submit={t('act_dialog.release.submit')}
      danger
      label={t('field.reason_public')}
      act={act}
      ready={reasonCode !== undefined}
      onReason={(reason) => reasonCode && act.mutate({ reasonCode, reason })}
      onClose={onClose}
    >
      <RadioChoices
        legend={t('act_dialog.release.why')}
        choices={RELEASE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reasonCode}
        onChange={setReasonCode}
      />
    </ReasonForm>
  );
}
