import type { FullCase } from '#contracts';
import { ANSWER_OUTCOMES, LIMITS, type AnswerOutcome } from '#domain';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../kit/announcer.js';
import { Button } from '../../../kit/button.js';
import { RadioChoices } from '../../../kit/choices.js';
import { useFieldErrors } from '../../../kit/field.js';
import { ProblemNotice } from '../../../kit/problem-notice.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import { tellTyping } from '../../../live/staff-socket.js';
import { useCaseAct } from '../case-query.js';
import { draft, keepDraft } from './drafts.js';

interface AnswerBody {
  text: string;
  outcome: AnswerOutcome;
  reason?: string;
  alternative?: string;
}

/** The substantive reply, with its outcome. What cannot be done needs a public reason and another way (R7). */
export function AnswerForm({ file }: { file: FullCase }) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => draft(file.id, 'answer'));
  const [outcome, setOutcome] = useState<AnswerOutcome>();
  const [reason, setReason] = useState('');
  const [alternative, setAlternative] = useState('');
  const [tried, setTried] = useState(false);
  const write = (value: string) => {
    setText(value);
    keepDraft(file.id, 'answer', value);
    tellTyping(file.id);
  };
  const act = useCaseAct<AnswerBody>(
    file.id,
    'answer',
    () => {
      write('');
      setTried(false);
      announce(t('composer.answer.done'));
    },
    'words',
  );
  const wrong = useFieldErrors(act.error);
  const impossible = outcome === 'not_possible';
  const missing = (value: string) => (tried && value.trim() === '' ? t('field_error.empty') : undefined);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!outcome || !sendable(text, LIMITS.message) || act.isPending) return;
    if (impossible && !(sendable(reason, LIMITS.reason) && sendable(alternative, LIMITS.reason))) return;
    act.mutate({ text, outcome, ...(impossible ? { reason, alternative } : {}) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextArea
        label={t('composer.answer.label')}
        hint={t('composer.answer.hint')}
        name="text"
        rows={5}
        limit={LIMITS.message}
        value={text}
        onChange={write}
        error={wrong('text') ?? missing(text)}
      />
      <RadioChoices
        legend={t('answer.outcome')}
        choices={ANSWER_OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`), hint: t(`outcome_hint.${value}`) }))}
        value={outcome}
        onChange={setOutcome}
        error={tried && !outcome ? t('answer.outcome_missing') : undefined}
      />
      {impossible && (
        <>
          <TextArea
            label={t('answer.reason')}
            hint={t('answer.reason_hint')}
            name="reason"
            limit={LIMITS.reason}
            value={reason}
            onChange={setReason}
            rows={2}
            error={wrong('reason') ?? missing(reason)}
          />
          <TextArea
            label={t('answer.alternative')}
            hint={t('answer.alternative_hint')}
            name="alternative"
            limit={LIMITS.reason}
            value={alternative}
            onChange={setAlternative}
            rows={2}
            error={wrong('alternative') ?? missing(alternative)}
          />
        </>
      )}
      <ProblemNotice error={act.error} />
      <div>
        <Button type="submit" look="primary" pending={act.isPending}>
          {t('composer.answer.send')}
        </Button>
      </div>
    </form>
  );
}
