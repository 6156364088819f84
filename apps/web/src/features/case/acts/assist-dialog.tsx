import { LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import { useCaseAct, type ActProps } from '../case-query.js';
import { ColleaguePicker } from './colleague-picker.js';

/** Asking for help: the owner stays the owner. */
export function AssistDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  const [text, setText] = useState('');
  const act = useCaseAct<{ to: string; text: string }>(file.id, 'assists', onClose);
  const wrong = useFieldErrors(act.error);
  return (
    <ActDialog
      title={t('act_dialog.ask_assist.title')}
      intro={<p>{t('act_dialog.ask_assist.text')}</p>}
      submit={t('act_dialog.ask_assist.submit')}
      pending={act.isPending}
      error={act.error}
      ready={to !== undefined && sendable(text, LIMITS.message)}
      onSubmit={() => to && act.mutate({ to, text })}
      onClose={onClose}
    >
      <ColleaguePicker label={t('picker.whom')} onChange={setTo} />
      <TextArea
        label={t('act_dialog.ask_assist.what')}
        name="text"
        limit={LIMITS.message}
        value={text}
        onChange={setText}
        rows={3}
        error={wrong('text')}
      />
    </ActDialog>
  );
}
