import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoDay } from '../../../format/dates.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { TextInput } from '../../../kit/text-input.js';
import { useCaseAct, type ActProps } from '../case-query.js';

/** A public promise: by the end of this day. A new one erases nothing. */
export function PromiseDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation();
  const [resolveBy, setResolveBy] = useState('');
  const act = useCaseAct<{ resolveBy: string }>(file.id, 'promise', onClose);
  const wrong = useFieldErrors(act.error);
  return (
    <ActDialog
      title={t('act_dialog.promise.title')}
      intro={<p>{t('act_dialog.promise.text')}</p>}
      submit={t('act_dialog.promise.submit')}
      pending={act.isPending}
      error={act.error}
      ready={resolveBy !== ''}
      onSubmit={() => act.mutate({ resolveBy })}
      onClose={onClose}
    >
      <TextInput
        label={t('act_dialog.promise.day')}
        name="resolveBy"
        type="date"
        min={isoDay()}
        value={resolveBy}
        onChange={setResolveBy}
        error={wrong('resolveBy')}
      />
    </ActDialog>
  );
}
