import { useTranslation } from 'react-i18next';
import { useCaseAct, type ActProps } from '../case-query.js';
import { ReasonForm } from './reason-form.js';

/** The mayor's acts that need a reason in words. */
export function ReasonDialog({ file, act: name, onClose }: ActProps & { act: 'relieve' | 'reopen' }) {
  const { t } = useTranslation();
  const act = useCaseAct<{ reason: string }>(file.id, name, onClose);
  return (
    <ReasonForm
      title={t(`act_dialog.${name}.title`)}
      text={t(`act_dialog.${name}.text`, { name: file.owner?.name ?? t('who.official') })}
      submit={t(`act_dialog.${name}.submit`)}
      danger={name === 'relieve'}
      label={t('field.reason_public')}
      act={act}
      onReason={(reason) => act.mutate({ reason })}
      onClose={onClose}
    />
  );
}
