import type { PublicCase } from '#contracts';
import { parseTrackingCode } from '#domain';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { call, isStatus } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { sameCode, showCode } from '../../format/tracking-code.js';
import { Loading } from '../../kit/loading.js';
import { Notice } from '../../kit/notice.js';
import { PageTitle } from '../../kit/page-title.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { ResidentChoice } from '../notifications/resident-choice.js';
import { Conversation } from '../resident/conversation.js';
import { useResidentLine } from '../resident/use-resident-line.js';
import { CodeForm } from './code-form.js';
import { Reads } from './reads.js';
import { StatusPanel } from './status-panel.js';
import { Timeline } from './timeline.js';
import { useExchangedKey } from './use-exchanged-key.js';
import '../resident/resident.css';
import './tracking.css';

/** `/s/CODE`: what anybody may know of a case; with its key, the conversation too. */
export function TrackPage() {
  const { t } = useTranslation();
  const { code: typed = '' } = useParams();
  const { state } = useLocation() as { state: { openedHere?: boolean } | null };
  const code = parseTrackingCode(typed);
  const { busy, error: keyError } = useExchangedKey(code);
  const line = useResidentLine();
  const mine = line.myCase && code && sameCode(line.myCase.trackingCode, code) ? line.myCase : undefined;
  const track = useQuery({
    queryKey: KEYS.track(code ?? ''),
    queryFn: ({ signal }) => call<PublicCase>(`/track/${code}`, { signal }),
    enabled: code !== undefined && !busy && !mine && !line.pending,
    refetchInterval: 30_000,
  });
  const file = mine ?? track.data;
  const unknown = code === undefined || isStatus(track.error, 404) || isStatus(track.error, 400);
  if (!file && unknown) return <Unknown typed={typed} miswritten={code === undefined} />;
  return (
    <>
      <div className="page track-head">
        <PageTitle title={t('track.title', { code: code ? showCode(code) : typed })}>{t('track.heading')}</PageTitle>
        {keyError !== undefined && <Notice tone="warn" alert title={t('track.key_refused')} />}
      </div>
      {!file &&
        (track.error ? (
          <ProblemNotice error={track.error} />
        ) : (
          <div className="page">
            <Loading />
          </div>
        ))}
      {mine && <Conversation line={line} file={mine} focus={state?.openedHere} />}
      {file && (
        <div className={mine ? 'page track-rest' : 'page track'}>
          {!mine && <StatusPanel file={file} />}
          <section className="card stack" aria-labelledby="timeline">
            <h2 id="timeline">{t('timeline.title')}</h2>
            {file.restricted && !mine && <p className="muted">{t('timeline.restricted')}</p>}
            <Timeline entries={file.timeline} mine={mine !== undefined} />
          </section>
          {mine && <ResidentChoice />}
          {mine && <Reads reads={mine.reads} />}
        </div>
      )}
    </>
  );
}

function Unknown({ typed, miswritten }: { typed: string; miswritten: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="page page-narrow stack">
      <PageTitle title={t('track.unknown')} />
      <p>{miswritten ? t('follow.check_characters') : t('track.unknown_text')}</p>
      <CodeForm initial={typed} />
    </div>
  );
}
