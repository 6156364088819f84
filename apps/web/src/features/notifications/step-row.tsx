import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.js';
import { SelectField } from '../../kit/select-field.js';
import { TextInput } from '../../kit/text-input.js';
import { STEP_PATHS, type Step } from './steps.js';

interface StepRowProps {
  step: Step;
  at: number;
  last: boolean;
  error?: string;
  onChange: (changed: Partial<Pick<Step, 'path' | 'minutes'>>) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One step: by which path, after how many minutes; moved by buttons, so that nothing needs to be dragged. */
export function StepRow({ step, at, last, error, onChange, onMove, onRemove }: StepRowProps) {
  const { t } = useTranslation();
  const name = t('paths.step', { n: at + 1 });
  return (
    <li>
      <fieldset className="step-row">
        <legend className="visually-hidden">{name}</legend>
        <SelectField
          label={t('paths.how')}
          value={step.path}
          options={STEP_PATHS.map((value) => ({ value, label: t(`paths.name.${value}`) }))}
          onChange={(path) => onChange({ path: path as Step['path'] })}
        />
        <TextInput
          label={t('paths.after')}
          inputMode="decimal"
          autoComplete="off"
          maxLength={7}
          value={step.minutes}
          onChange={(minutes) => onChange({ minutes })}
          error={error}
        />
        <div className="row step-acts">
          <Button
            size="small"
            aria-label={`${t('paths.up')}: ${name}`}
            aria-disabled={at === 0 || undefined}
            onClick={() => at > 0 && onMove(-1)}
          >
            {t('paths.up')}
          </Button>
          <Button
            size="small"
            aria-label={`${t('paths.down')}: ${name}`}
            aria-disabled={last || undefined}
            onClick={() => !last && onMove(1)}
          >
            {t('paths.down')}
          </Button>
          <Button size="small" look="danger" aria-label={`${t('paths.remove')}: ${name}`} onClick={onRemove}>
            {t('paths.remove')}
          </Button>
        </div>
      </fieldset>
    </li>
  );
}
