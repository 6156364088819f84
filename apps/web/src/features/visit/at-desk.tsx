import type { CaseVisit, Coming, FullCase } from '#contracts';
import { VISIT_LIMITS } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dateTime } from '../../format/dates.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { announce } from '../../kit/announcer.js';
import { Button } from '../../kit/button.js';
import { RadioChoices } from '../../kit/choices.js';
import { Icon } from '../../kit/icon.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import './visit.css';

const MINUTES = ([5, 10, 15, 30] as const).filter((one) => one <= VISIT_LIMITS.comingMinutes);

/** The resident sits at a desk now: its owner says there that they come, or that they write. */
export function AtDesk({ file }: { file: Pick<FullCase, 'id'> }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  // Below the case's own key: news of the case ask for it again too.
  const visit = useQuery({
    queryKey: KEYS.visitOn(file.id),
    queryFn: ({ signal }) => call<CaseVisit>(`/cases/${file.id}/visit`, { signal }),
    refetchInterval: ({ state }) => (state.data?.open ? 15_000 : 60_000),
  }).data;
  const act = useAct<CaseVisit, Coming>(`/cases/${file.id}/visit/coming`, {
    invalidates: [KEYS.case(file.id)],
    onDone: (answer, { by }) => {
      client.setQueryData(KEYS.visitOn(file.id), answer);
      setAsking(false);
      announce(t(by === 'room' ? 'at_desk.told' : 'at_desk.told_chat'));
    },
  });
  if (!visit?.open) return null;
  const { open, coming, may } = visit;
  return (
    <section className="at-desk stack-tight" aria-labelledby="at-desk">
      <h3 id="at-desk">
        <Icon name="person" /> {t('at_desk.title')}
      </h3>
      <p>
        {open.host
          ? t('at_desk.where', { village: open.desk ?? '', host: open.host.name })
          : t('at_desk.where_alone', { village: open.desk ?? '' })}
        {open.waiting && ` ${t('at_desk.waits')}`}
      </p>
      {coming && (
        <p>
          <strong>
            {coming.by === 'room'
              ? t('at_desk.you_come', { n: coming.minutes ?? 0, when: dateTime(coming.at) })
              : t('at_desk.you_write', { when: dateTime(coming.at) })}
          </strong>
        </p>
      )}
      {may.come && (
        <div className="row">
          <Button onClick={() => setAsking(true)}>{t('at_desk.come')}</Button>
          <Button pending={act.isPending && act.variables.by === 'chat'} onClick={() => act.mutate({ by: 'chat' })}>
            {t('at_desk.chat')}
          </Button>
        </div>
      )}
      {!asking && <ProblemNotice error={act.error} />}
      {asking && (
        <ComingDialog
          pending={act.isPending}
          error={act.error}
          onSubmit={(minutes) => act.mutate({ by: 'room', minutes })}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}

interface ComingDialogProps {
  pending: boolean;
  error: unknown;
  onSubmit: (minutes: number) => void;
  onClose: () => void;
}

function ComingDialog({ pending, error, onSubmit, onClose }: ComingDialogProps) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState('10');
  return (
    <ActDialog
      title={t('at_desk.come_title')}
      intro={<p>{t('at_desk.come_text')}</p>}
      submit={t('at_desk.come')}
      pending={pending}
      error={error}
      onSubmit={() => onSubmit(Number(minutes))}
      onClose={onClose}
    >
      <RadioChoices
        legend={t('at_desk.minutes')}
        wide
        choices={MINUTES.map((n) => ({ value: String(n), label: t('at_desk.minutes_n', { n }) }))}
        value={minutes}
        onChange={setMinutes}
      />
    </ActDialog>
  );
}
