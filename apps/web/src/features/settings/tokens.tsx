import type { apiToken, createdToken, tokenPage } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { date } from '../../format/dates.js';
import { now } from '../../format/server-time.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { Button } from '../../kit/button.js';
import { CopyButton } from '../../kit/copy-button.js';
import { useFieldErrors } from '../../kit/field.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { TextInput } from '../../kit/text-input.js';

type Token = z.infer<typeof apiToken>;

/** Tokens made at the server's command line carry this label when nobody gave another. */
const labelOf = (t: TFunction, { label }: Token) => (label === 'command line' ? t('tokens.command_line') : label);

/** Tokens act in their person's name. The secret is shown once; only its hash is kept. */
export function Tokens() {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<Token>();
  const tokens = useQuery({ queryKey: KEYS.tokens, queryFn: ({ signal }) => call<z.infer<typeof tokenPage>>('/me/tokens', { signal }) });
  return (
    <section className="card stack" aria-labelledby="tokens">
      <h2 id="tokens">{t('tokens.title')}</h2>
      <p>{t('tokens.text')}</p>
      <NewToken />
      <ProblemNotice error={tokens.data ? undefined : tokens.error} />
      <ul className="tokens">
        {tokens.data?.items.map((token) => {
          const over = token.revokedAt !== undefined || Date.parse(token.expiresAt) <= now();
          return (
            <li key={token.id} className="token">
              <div>
                <p>
                  <strong>{labelOf(t, token)}</strong>{' '}
                  {over && <span className="tag tag-plain">{t(token.revokedAt ? 'tokens.revoked' : 'tokens.expired')}</span>}
                </p>
                <p className="small muted">
                  {t('tokens.facts', { created: date(token.createdAt), expires: date(token.expiresAt) })}{' '}
                  {token.lastUsedAt ? t('tokens.used', { when: date(token.lastUsedAt) }) : t('tokens.unused')}
                </p>
              </div>
              {!over && (
                <Button
                  size="small"
                  look="danger"
                  aria-label={`${t('tokens.revoke')}: ${labelOf(t, token)}`}
                  onClick={() => setRevoking(token)}
                >
                  {t('tokens.revoke')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {revoking && <Revoke token={revoking} onClose={() => setRevoking(undefined)} />}
    </section>
  );
}

function NewToken() {
  const { t } = useTranslation();
  const [label, setLabel] = useState('');
  const [days, setDays] = useState('90');
  const act = useAct<z.infer<typeof createdToken>, { label: string; days: number }>('/me/tokens', {
    invalidates: [KEYS.tokens],
    onDone: () => setLabel(''),
  });
  const wrong = useFieldErrors(act.error);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (label.trim() !== '' && !act.isPending) act.mutate({ label, days: Number(days) });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <div className="token-fields">
        <TextInput label={t('tokens.label')} name="label" maxLength={80} value={label} onChange={setLabel} error={wrong('label')} />
        <TextInput
          label={t('tokens.days')}
          name="days"
          type="number"
          min={1}
          max={365}
          value={days}
          onChange={setDays}
          error={wrong('days')}
        />
      </div>
      <div>
        <Button type="submit" look="primary" pending={act.isPending} aria-disabled={label.trim() === '' || undefined}>
          {t('tokens.create')}
        </Button>
      </div>
      <ProblemNotice error={act.error} />
      <div role="status">
        {act.data && (
          <Notice tone="ok" title={t('tokens.created')}>
            <p>{t('tokens.created_text')}</p>
            <code className="token-secret">{act.data.token}</code>
            <div>
              <CopyButton text={act.data.token} label={t('tokens.copy')} />
            </div>
          </Notice>
        )}
      </div>
    </form>
  );
}

function Revoke({ token, onClose }: { token: Token; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct<unknown, Record<string, never>>(`/me/tokens/${token.id}/revoke`, { invalidates: [KEYS.tokens], onDone: onClose });
  return (
    <ActDialog
      title={t('tokens.revoke_title', { label: labelOf(t, token) })}
      intro={<p>{t('tokens.revoke_text')}</p>}
      submit={t('tokens.revoke')}
      cancel={t('tokens.keep')}
      danger
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
