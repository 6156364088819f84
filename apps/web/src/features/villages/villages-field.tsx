import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { useVillageName } from './use-villages.js';
import { VillageField } from './village-field.js';

interface VillagesFieldProps {
  label: string;
  hint?: string;
  error?: string;
  /** Official Finnish names. */
  values: readonly string[];
  onChange: (villages: string[]) => void;
}

/** Any number of villages: one after another is added, each can be taken away. */
export function VillagesField({ label, hint, error, values, onChange }: VillagesFieldProps) {
  const { t } = useTranslation();
  const named = useVillageName();
  // The box starts empty again after each choice.
  const [round, setRound] = useState(0);
  const add = (village: string) => {
    if (village === '' || values.includes(village)) return;
    onChange([...values, village]);
    setRound(round + 1);
  };
  return (
    <div className="stack-tight">
      <VillageField key={round} label={label} hint={hint} error={error} optional value="" without={values} onChange={add} />
      {values.length > 0 && (
        <ul className="village-tags" aria-label={label}>
          {values.map((village) => (
            <li key={village}>
              <Button
                size="small"
                aria-label={t('village.take_away', { village: named(village) })}
                onClick={() => onChange(values.filter((one) => one !== village))}
              >
                {named(village)} <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
