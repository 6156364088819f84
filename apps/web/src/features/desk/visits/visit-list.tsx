import type { OpenedVisit, Visit } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { dateTime } from '../../../format/dates.js';
import { showCode } from '../../../format/tracking-code.js';
import { announce } from '../../../kit/announcer.js';
import { Button } from '../../../kit/button.js';
import { Icon } from '../../../kit/icon.js';
import { ProblemNotice } from '../../../kit/problem-notice.js';
import { nearestPromise } from '../../tracking/standing.js';
import { SendSlip } from './send-slip.js';
import { comingWords, visitStanding } from './visit-query.js';
import { WriteDialog } from './write-dialog.js';

/** The visits that go on at this desk: who answers, until when, who comes. Never a word of what was said. */
export function VisitList({ visits, onOpened }: { visits: readonly Visit[]; onOpened: (opened: OpenedVisit, visit: Visit) => void }) {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-labelledby="visits">
      <h2 id="visits">{t('desk.visits')}</h2>
      {visits.length === 0 && <p className="muted">{t('desk.no_visits')}</p>}
      <ul className="visit-rows">
        {visits.map((visit) => (
          <VisitRow key={visit.caseId} visit={visit} onOpened={onOpened} />
        ))}
      </ul>
    </section>
  );
}

function VisitRow({ visit, onOpened }: { visit: Visit; onOpened: (opened: OpenedVisit, visit: Visit) => void }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const promise = nearestPromise(visit);
  const label = showCode(visit.trackingCode);
  const end = useAct<unknown, Record<string, never>>(`/visits/${visit.caseId}/end`, {
    invalidates: [KEYS.visits],
    onDone: () => announce(t('desk.ended', { code: label })),
  });
  return (
    <li className="visit-row stack-tight">
      <p className="row">
        <strong className="code">{label}</strong>
        {visit.waiting && (
          <span className="tag tag-warn">
            <Icon name="clock" />
            {t('desk.waits')}
          </span>
        )}
        <span className="small muted">{dateTime(visit.openedAt)}</span>
      </p>
      <p>{visitStanding(t, visit)}</p>
      {promise && <p className="small">{t(`promise.${promise.kind}`, { when: dateTime(promise.dueAt) })}</p>}
      {visit.coming && (
        <p className="visit-coming">
          <Icon name={visit.coming.by === 'room' ? 'person' : 'chat'} />
          <span>
            {comingWords(t, visit.coming)} <span className="small">({dateTime(visit.coming.at)})</span>
          </span>
        </p>
      )}
      <div className="row">
        <Button onClick={() => setWriting(true)} aria-label={`${t('desk.write_more')}: ${label}`}>
          {t('desk.write_more')}
        </Button>
        <SendSlip visit={visit} />
        <Button pending={end.isPending} onClick={() => end.mutate({})} aria-label={`${t('desk.end')}: ${label}`}>
          {t('desk.end')}
        </Button>
      </div>
      <ProblemNotice error={end.error} />
      {writing && (
        <WriteDialog
          visit={visit}
          onClose={() => setWriting(false)}
          onOpened={(opened) => {
            setWriting(false);
            onOpened(opened, visit);
          }}
        />
      )}
    </li>
  );
}
