import type { OwnEmail as OwnEmailAnswer } from '#contracts';
import { LIMITS } from '#domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dateTime } from '../../format/dates.js';
import { Button } from '../../kit/button.js';
import { useFieldErrors } from '../../kit/field.js';
import { Loading } from '../../kit/loading.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { TextInput } from '../../kit/text-input.js';
import { ProofForm } from './proof-form.js';

const CHANGES = [KEYS.ownEmail, KEYS.notifications];

/** One's e-mail address for notices: given, proven by a code, taken away. */
export function OwnEmail() {
  const { t } = useTranslation();
  const own = useQuery({ queryKey: KEYS.ownEmail, queryFn: ({ signal }) => call<OwnEmailAnswer>('/me/email', { signal }) });
  return (
    <section className="card stack" aria-labelledby="own-email">
      <h2 id="own-email">{t('own_email.title')}</h2>
      <p>{t('own_email.text')}</p>
      {own.isPending && <Loading />}
      <ProblemNotice error={own.data ? undefined : own.error} />
      {own.data && <Address own={own.data} />}
    </section>
  );
}

function Address({ own }: { own: OwnEmailAnswer }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [done, setDone] = useState<'proven' | 'removed'>();
  const act = useAct<OwnEmailAnswer, { email: string | null }>('/me/email', {
    method: 'PUT',
    invalidates: CHANGES,
    onDone: (_, sent) => {
      if (sent.email === null) setDone('removed');
    },
  });
  const wrong = useFieldErrors(act.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setDone(undefined);
    if (email.trim() !== '' && !act.isPending) act.mutate({ email: email.trim() });
  };
  return (
    <>
      {own.email !== null && (
        <div className="row">
          <p>{t('own_email.current', { email: own.email })}</p>
          <Button size="small" pending={act.isPending} onClick={() => act.mutate({ email: null })}>
            {t('own_email.remove')}
          </Button>
        </div>
      )}
      <form className="stack" onSubmit={submit} noValidate>
        <TextInput
          label={t('own_email.label')}
          name="email"
          type="email"
          autoComplete="email"
          maxLength={LIMITS.email}
          value={email}
          onChange={setEmail}
          error={wrong('email')}
        />
        <div>
          <Button type="submit" pending={act.isPending} aria-disabled={email.trim() === '' || undefined}>
            {t('own_email.send')}
          </Button>
        </div>
        {!wrong('email') && <ProblemNotice error={act.error} />}
      </form>
      {own.pending && (
        <>
          <p role="status">{t('own_email.sent_to', { email: own.pending.email, when: dateTime(own.pending.until) })}</p>
          <ProofForm
            path="/me/email/prove"
            invalidates={CHANGES}
            onProven={() => {
              setDone('proven');
              setEmail('');
            }}
          />
        </>
      )}
      <div role="status">{done && <Notice tone="ok" title={t(`own_email.${done}`)} />}</div>
    </>
  );
}
