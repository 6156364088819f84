import type { QueryKey } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../api/call.js';
import { useAct } from '../../api/use-act.js';
import { Button } from '../../kit/button.js';
import { useFieldErrors } from '../../kit/field.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { TextInput } from '../../kit/text-input.js';

/** The code that was sent: it shows that what it was sent to is one's own. A wrong one stays in the field. */
export function ProofForm({ path, invalidates, onProven }: { path: string; invalidates: QueryKey[]; onProven: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const act = useAct<unknown, { code: string }>(path, { invalidates, onDone: onProven });
  const wrong = useFieldErrors(act.error);
  const refused = isProblem(act.error, 'wrong-code', 'no-code') ? act.error.problem.title : wrong('code');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (code.trim() !== '' && !act.isPending) act.mutate({ code: code.replaceAll(/\s/g, '') });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextInput
        label={t('proof.code')}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        value={code}
        onChange={setCode}
        error={refused}
      />
      <div>
        <Button type="submit" look="primary" pending={act.isPending} aria-disabled={code.trim() === '' || undefined}>
          {t('proof.confirm')}
        </Button>
      </div>
      {!refused && <ProblemNotice error={act.error} />}
    </form>
  );
}
