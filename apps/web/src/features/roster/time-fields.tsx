import { useTranslation } from 'react-i18next';
import { TextInput } from '../../kit/text-input.js';

interface TimeFieldsProps {
  from: string;
  to: string;
  onFrom: (from: string) => void;
  onTo: (to: string) => void;
  wrong: (field: string) => string | undefined;
}

/** From when until when, by the clock on the wall. */
export function TimeFields({ from, to, onFrom, onTo, wrong }: TimeFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className="stack-tight">
      <div className="field-pair">
        <TextInput label={t('roster.keep.from')} name="from" type="time" value={from} onChange={onFrom} error={wrong('from')} />
        <TextInput label={t('roster.keep.to')} name="to" type="time" value={to} onChange={onTo} error={wrong('to')} />
      </div>
      <p className="field-hint">{t('roster.keep.to_hint')}</p>
    </div>
  );
}
