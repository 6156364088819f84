import { LIMITS, SECTORS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isoDay } from '../../../format/dates.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { SelectField } from '../../../kit/select-field.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import { TextInput } from '../../../kit/text-input.js';
import { useCaseAct, type ActProps } from '../case-query.js';

/** The mayor's directive to a sector's head, with a day by which it must be done. */
export function DirectDialog({ file, onClose }: ActProps) {
  const { t } = useTranslation();
  const [sector, setSector] = useState('');
  const [text, setText] = useState('');
  const [dueAt, setDueAt] = useState('');
  const act = useCaseAct<{ sector: string; text: string; dueAt: string }>(file.id, 'directives', onClose);
  const wrong = useFieldErrors(act.error);
  return (
    <ActDialog
      title={t('act_dialog.direct.title')}
      intro={<p>{t('act_dialog.direct.text')}</p>}
      submit={t('act_dialog.direct.submit')}
      pending={act.isPending}
      error={act.error}
      ready={sector !== '' && dueAt !== '' && sendable(text, LIMITS.message)}
      onSubmit={() => act.mutate({ sector, text, dueAt })}
      onClose={onClose}
    >
      <SelectField
        label={t('case.sector')}
        name="sector"
        none={t('common.choose')}
        value={sector}
        onChange={setSector}
        options={SECTORS.map((value) => ({ value, label: t(`sector.${value}`) }))}
        error={wrong('sector')}
      />
      <TextArea
        label={t('act_dialog.direct.what')}
        name="text"
        limit={LIMITS.message}
        value={text}
        onChange={setText}
        rows={4}
        error={wrong('text')}
      />
      <TextInput
        label={t('act_dialog.direct.by')}
        name="dueAt"
        type="date"
        min={isoDay(1)}
        value={dueAt}
        onChange={setDueAt}
        error={wrong('dueAt')}
      />
    </ActDialog>
  );
}
