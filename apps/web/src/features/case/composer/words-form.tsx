import type { FullCase } from '#contracts';
import { LIMITS } from '#domain';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../kit/announcer.js';
import { Button } from '../../../kit/button.js';
import { useFieldErrors } from '../../../kit/field.js';
import { ProblemNotice } from '../../../kit/problem-notice.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import { tellTyping } from '../../../live/staff-socket.js';
import { useCaseAct } from '../case-query.js';
import { draft, keepDraft } from './drafts.js';

/** A message to the resident, a question that pauses the clocks, or a note that stays inside. */
export function WordsForm({ file, kind }: { file: FullCase; kind: 'message' | 'question' | 'note' }) {
  const { t } = useTranslation();
  const [text, setText] = useState(() => draft(file.id, kind));
  const write = (value: string) => {
    setText(value);
    keepDraft(file.id, kind, value);
    if (kind !== 'note') tellTyping(file.id);
  };
  const act = useCaseAct<Record<string, string>>(
    file.id,
    kind === 'question' ? 'question' : 'messages',
    () => {
      write('');
      announce(t(`composer.${kind}.done`));
    },
    'words',
  );
  const wrong = useFieldErrors(act.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!sendable(text, LIMITS.message) || act.isPending) return;
    act.mutate(kind === 'question' ? { text } : { text, visibility: kind === 'note' ? 'note' : 'public' });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextArea
        label={t(`composer.${kind}.label`)}
        hint={t(`composer.${kind}.hint`)}
        name="text"
        rows={4}
        limit={LIMITS.message}
        value={text}
        onChange={write}
        error={wrong('text')}
      />
      <ProblemNotice error={act.error} />
      <div>
        <Button type="submit" look="primary" pending={act.isPending} aria-disabled={!sendable(text, LIMITS.message) || undefined}>
          {t(`composer.${kind}.send`)}
        </Button>
      </div>
    </form>
  );
}
