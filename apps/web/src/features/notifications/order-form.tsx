import type { MyNotifications } from '#contracts';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { announce } from '../../kit/announcer.js';
import { Button } from '../../kit/button.js';
import { CheckChoices } from '../../kit/choices.js';
import { useFieldErrors } from '../../kit/field.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { StepRow } from './step-row.js';
import { asOrder, MOST_MINUTES, moved, newStep, repeated, secondsOf, stepsOf, type Step } from './steps.js';

const MOST_STEPS = 9;

/** One's own order of paths. What was typed stays until it is saved. */
export function OrderForm({ order, isDefault }: Pick<MyNotifications, 'order' | 'isDefault'>) {
  const { t } = useTranslation();
  const [steps, setSteps] = useState(() => stepsOf(order));
  const [quiet, setQuiet] = useState(order.quiet);
  const [checked, setChecked] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const act = useAct<MyNotifications, ReturnType<typeof asOrder>>('/me/notifications', {
    method: 'PUT',
    invalidates: [KEYS.notifications],
  });
  const wrong = useFieldErrors(act.error);
  const change = (next: Step[]) => {
    setSteps(next);
    act.reset();
  };
  const move = (at: number, by: 1 | -1) => {
    const step = steps[at];
    if (!step) return;
    change(moved(steps, at, by));
    announce(t('paths.moved', { path: t(`paths.name.${step.path}`), n: at + by + 1 }));
  };
  const remove = (at: number) => {
    change(steps.toSpliced(at, 1));
    announce(t('paths.removed'));
    // The row is gone with its button; the one that adds stays.
    addButton.current?.focus();
  };
  const add = () => {
    const last = secondsOf(steps.at(-1)?.minutes ?? '0') ?? 0;
    change([...steps, newStep('push', String(Math.min(MOST_MINUTES, Math.ceil(last / 60) + 2)))]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLSelectElement>('li:last-child select')?.focus());
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setChecked(true);
    if (act.isPending || repeated(steps) || steps.some(({ minutes }) => secondsOf(minutes) === undefined)) return;
    act.mutate(asOrder(steps, quiet));
  };
  const same = checked && repeated(steps) ? t('paths.same') : wrong('steps');
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h3>{t('paths.order')}</h3>
      {isDefault && <p className="small muted">{t('paths.is_default')}</p>}
      <p>{t('paths.app_first')}</p>
      {steps.length === 0 && <p className="muted">{t('paths.none')}</p>}
      <ol className="steps-list" ref={list}>
        {steps.map((step, at) => (
          <StepRow
            key={step.key}
            step={step}
            at={at}
            last={at === steps.length - 1}
            error={checked && secondsOf(step.minutes) === undefined ? t('paths.minutes_wrong') : undefined}
            onChange={(changed) => change(steps.with(at, { ...step, ...changed }))}
            onMove={(by) => move(at, by)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      {same && <Notice tone="bad" alert title={same} />}
      <div>
        <Button
          ref={addButton}
          size="small"
          aria-disabled={steps.length >= MOST_STEPS || undefined}
          onClick={() => steps.length < MOST_STEPS && add()}
        >
          {t('paths.add')}
        </Button>
      </div>
      <CheckChoices
        legend={t('paths.quiet_title')}
        choices={[{ value: 'quiet', label: t('paths.quiet'), hint: t('paths.quiet_hint') }]}
        values={quiet ? ['quiet'] : []}
        onChange={(values) => {
          setQuiet(values.includes('quiet'));
          act.reset();
        }}
      />
      <div>
        <Button type="submit" look="primary" pending={act.isPending}>
          {t('common.save')}
        </Button>
      </div>
      {!wrong('steps') && <ProblemNotice error={act.error} />}
      <div role="status">{act.data && <Notice tone="ok" title={t('paths.saved')} />}</div>
    </form>
  );
}
