import { parseTrackingCode } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { TextInput } from '../../../kit/text-input.js';
import { useCaseAct, type ActProps } from '../case-query.js';

/** The same matter under another code: this one closes and leads there. */
export function DuplicateDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const act = useCaseAct<{ of: string }>(file.id, 'duplicate', onClose);
  const wrong = useFieldErrors(act.error);
  const code = parseTrackingCode(typed);
  const miswritten = typed.replace(/[\s-]/g, '').length >= 9 && code === undefined;
  return (
    <ActDialog
      title={t('act_dialog.mark_duplicate.title')}
      intro={<p>{t('act_dialog.mark_duplicate.text')}</p>}
      submit={t('act_dialog.mark_duplicate.submit')}
      danger
      pending={act.isPending}
      error={act.error}
      ready={code !== undefined}
      onSubmit={() => code && act.mutate({ of: code })}
      onClose={onClose}
    >
      <TextInput
        label={t('act_dialog.mark_duplicate.of')}
        name="of"
        autoComplete="off"
        value={typed}
        onChange={setTyped}
        error={miswritten ? t('follow.check_characters') : wrong('of')}
      />
    </ActDialog>
  );
}
