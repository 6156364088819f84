import type { FullCase } from '#contracts';
import { LIMITS, SECTORS, TOPICS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { SelectField } from '../../../kit/select-field.js';
import { TextInput } from '../../../kit/text-input.js';
import { VillageField } from '../../villages/village-field.js';
import { useCaseAct, type ActProps } from '../case-query.js';

/** What the case is about. Anyone who reads it may suggest; the owner sets. Never moves ownership. */
export function ClassifyDialog({ file, onClose }: ActProps & { file: FullCase }) {
  const { t } = useTranslation();
  const before = { title: file.title, topic: file.topic ?? '', sector: file.sector ?? '', village: file.village ?? '' };
  const [values, setValues] = useState(before);
  const act = useCaseAct<Record<string, string>>(file.id, 'classify', onClose);
  const wrong = useFieldErrors(act.error);
  const set = (name: keyof typeof before) => (value: string) => setValues((old) => ({ ...old, [name]: value }));
  const changed = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== before[name as keyof typeof before] && value.trim() !== ''),
  );
  return (
    <ActDialog
      title={t('act_dialog.classify.title')}
      intro={<p>{t('act_dialog.classify.text')}</p>}
      submit={t('act_dialog.classify.submit')}
      pending={act.isPending}
      error={act.error}
      ready={Object.keys(changed).length > 0}
      onSubmit={() => act.mutate(changed)}
      onClose={onClose}
    >
      <TextInput
        label={t('case.title')}
        name="title"
        maxLength={LIMITS.title}
        value={values.title}
        onChange={set('title')}
        error={wrong('title')}
      />
      <SelectField
        label={t('case.topic')}
        name="topic"
        none={t('common.not_set')}
        value={values.topic}
        onChange={set('topic')}
        options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
      />
      <SelectField
        label={t('case.sector')}
        name="sector"
        none={t('common.not_set')}
        value={values.sector}
        onChange={set('sector')}
        options={SECTORS.map((value) => ({ value, label: t(`sector.${value}`) }))}
      />
      <VillageField label={t('case.village')} name="village" value={values.village} onChange={set('village')} error={wrong('village')} />
    </ActDialog>
  );
}
