import type { PhoneBlock } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { date, lastDay } from '../../format/dates.js';
import { now } from '../../format/server-time.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { Button } from '../../kit/button.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { AdminPage } from './admin-page.js';

/** `/yllapito/estetyt`: whose calls are turned away, by whom, why and until when. */
export function BlocksPage() {
  const { t } = useTranslation();
  return <AdminPage title={t('block.page')}>{() => <Blocks />}</AdminPage>;
}

function Blocks() {
  const { t } = useTranslation();
  const [lifting, setLifting] = useState<PhoneBlock>();
  const blocks = useQuery({ queryKey: KEYS.blocks, queryFn: ({ signal }) => call<{ items: PhoneBlock[] }>('/phone-blocks', { signal }) });
  return (
    <>
      <p>{t('block.lead')}</p>
      {blocks.isPending && <Loading />}
      <ProblemNotice error={blocks.data ? undefined : blocks.error} />
      {blocks.data?.items.length === 0 && <p className="empty">{t('block.none')}</p>}
      <ul className="people">
        {blocks.data?.items.map((block) => (
          <Block key={block.id} block={block} onLift={() => setLifting(block)} />
        ))}
      </ul>
      {lifting && <LiftDialog block={lifting} onClose={() => setLifting(undefined)} />}
    </>
  );
}

function Block({ block, onLift }: { block: PhoneBlock; onLift: () => void }) {
  const { t } = useTranslation();
  const over = block.liftedAt !== undefined || Date.parse(block.until) <= now();
  return (
    <li className="card stack-tight" data-disabled={over}>
      <h2>{t('block.ending', { ending: block.ending })}</h2>
      <div className="row">
        <span className="tag">{t(`block.reason.${block.reasonCode}`)}</span>
        {over && (
          <span className="tag tag-plain">
            {block.liftedAt === undefined ? t('block.over') : t('block.lifted', { when: date(block.liftedAt) })}
          </span>
        )}
      </div>
      <p className="preserve">{block.reason}</p>
      <p className="small">
        {t('block.by', { name: block.by.name, from: date(block.from), until: lastDay(block.until) })}{' '}
        {t('block.refused', { count: block.refused })}
      </p>
      {!over && (
        <div>
          <Button size="small" aria-label={`${t('block.lift')}: ${t('block.ending', { ending: block.ending })}`} onClick={onLift}>
            {t('block.lift')}
          </Button>
        </div>
      )}
    </li>
  );
}

function LiftDialog({ block, onClose }: { block: PhoneBlock; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct<unknown, Record<string, never>>(`/phone-blocks/${block.id}/lift`, { invalidates: [KEYS.blocks], onDone: onClose });
  return (
    <ActDialog
      title={t('block.lift_title')}
      intro={
        <>
          <p>{t('block.ending', { ending: block.ending })}</p>
          <p>{t('block.lift_text')}</p>
        </>
      }
      submit={t('block.lift')}
      cancel={t('block.keep')}
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
