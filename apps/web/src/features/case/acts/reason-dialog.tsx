import { LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import { useCaseAct, type ActProps } from '../case-query.js';

/** The mayor's acts that need a reason in words. */
export function ReasonDialog({ file, act: name, onClose }: ActProps & { act: 'relieve' | 'reopen' }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const act = useCaseAct<{ reason: string }>(file.id, name, onClose);
  const wrong = useFieldErrors(act.error);
  return (
    <ActDialog
      title={t(`act_dialog.${name}.title`)}
      intro={<p>{t(`act_dialog.${name}.text`, { name: file.owner?.name ?? t('who.official') })}</p>}
      submit={t(`act_dialog.${name}.submit`)}
      danger={name === 'relieve'}
      pending={act.isPending}
      error={act.error}
      ready={sendable(reason, LIMITS.reason)}
      onSubmit={() => act.mutate({ reason })}
      onClose={onClose}
    >
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
