import type { PublicCase } from '#contracts';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icon.js';
import { stepOf } from './standing.js';

/** "Aina joku vastaa", made visible: told, somebody by name, an answer. */
export function Stepper({ file }: { file: PublicCase }) {
  const { t } = useTranslation();
  const at = stepOf(file);
  const name = file.answerable.role === 'owner' ? file.answerable.name : undefined;
  const cancelled = file.state === 'closed' && ['withdrawn', 'duplicate', 'no_matter'].includes(file.outcome ?? '');
  const steps = [
    { label: t('step.told'), done: true },
    { label: at >= 1 && name ? t('step.taken_by', { name }) : t('step.taking'), done: at >= 1 && !cancelled },
    cancelled ? { label: t('step.ended'), done: true } : { label: at >= 2 ? t('step.answered') : t('step.answering'), done: at >= 2 },
  ];
  const current = cancelled ? 2 : steps.findIndex((step) => !step.done);
  return (
    <ol className="stepper" aria-label={t('step.title')}>
      {steps.map((step, index) => (
        <li key={index} data-done={step.done} data-current={index === current} aria-current={index === current ? 'step' : undefined}>
          <span className="stepper-dot" aria-hidden="true">
            {step.done ? <Icon name="check" size="1em" /> : index + 1}
          </span>
          <span>
            {step.label}
            {step.done && <span className="visually-hidden"> ({t('step.done')})</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
