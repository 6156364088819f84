import type { CaseSummary } from '#contracts';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { showCode } from '../../format/tracking-code.js';
import { Button } from '../../kit/button.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { isReason, ReasonField } from './acts/reason-field.js';
import { useCaseAct } from './case-query.js';

/** Somebody else's case: reading it needs a written reason, which is logged and shown to the resident (domain.md §6). */
export function OpenWithReason({ id, summary, onOpened }: { id: string; summary?: CaseSummary; onOpened: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const act = useCaseAct<{ reason: string }>(id, 'open', onOpened);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isReason(reason) && !act.isPending) act.mutate({ reason });
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <h2>{summary ? t('open.title', { code: showCode(summary.trackingCode) }) : t('open.title_unknown')}</h2>
      <Notice title={t('open.notice')}>
        <p>{t('open.text')}</p>
        {summary?.owner && <p>{t('open.owner', { name: summary.owner.name })}</p>}
      </Notice>
      <ReasonField label={t('open.reason')} value={reason} onChange={setReason} error={act.error} />
      <ProblemNotice error={act.error} />
      <div>
        <Button type="submit" look="primary" pending={act.isPending} aria-disabled={!isReason(reason) || undefined}>
          {t('open.submit')}
        </Button>
      </div>
    </form>
  );
}
