import type { NotificationLogEntry, NotificationLogPage } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call, query } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { dateTime } from '../../format/dates.js';
import { showCode } from '../../format/tracking-code.js';
import { coded } from '../../i18n/coded.js';
import { Button } from '../../kit/button.js';
import { Icon, type IconName } from '../../kit/icon.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';

const WAITING_MS = 5_000;

/** "Why was I called?": what was sent to the signed-in person, by which path, when, because of what, and how it went. */
export function SentLog() {
  const { t } = useTranslation();
  const log = useInfiniteQuery({
    queryKey: KEYS.notificationLog,
    queryFn: ({ pageParam, signal }) =>
      call<NotificationLogPage>(`/me/notifications/log${query({ cursor: pageParam, limit: 25 })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    // What is under way is told when it has gone out.
    refetchInterval: ({ state }) => (state.data?.pages[0]?.items.some((entry) => entry.state === 'waiting') ? WAITING_MS : false),
  });
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card stack" aria-labelledby="sent-log">
      <h2 id="sent-log">{t('sent_log.title')}</h2>
      <p>{t('sent_log.text')}</p>
      {log.isPending && <Loading />}
      <ProblemNotice error={log.data ? undefined : log.error} />
      {log.data && items.length === 0 && <p className="muted">{t('sent_log.none')}</p>}
      <ul className="lines">
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {log.hasNextPage && (
        <div>
          <Button pending={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('sent_log.more')}
          </Button>
        </div>
      )}
    </section>
  );
}

const LOOK: Record<NotificationLogEntry['state'], [tone: string, icon: IconName]> = {
  waiting: ['tag-plain', 'clock'],
  sent: ['tag-ok', 'check'],
  failed: ['tag-bad', 'alert'],
  stopped: ['tag-plain', 'pause'],
  refused: ['tag-warn', 'cross'],
};

function Entry({ entry }: { entry: NotificationLogEntry }) {
  const { t } = useTranslation();
  const [tone, icon] = LOOK[entry.state];
  return (
    <li className="line">
      <div className="stack-tight">
        <p>
          <strong>{t(`paths.name.${entry.path}`)}</strong>{' '}
          <span className={`tag ${tone}`}>
            <Icon name={icon} />
            {t(`sent_log.state.${entry.state}`)}
          </span>
        </p>
        <p>
          {whatHappened(t, entry)}{' '}
          {entry.caseId && entry.trackingCode && (
            <Link to={`/tyo/${entry.caseId}`}>{t('sent_log.case', { code: showCode(entry.trackingCode) })}</Link>
          )}
        </p>
        <p className="small muted">
          {[because(t, entry), entry.reason && coded(t, 'sent_log.reason', entry.reason, {}, '')].filter(Boolean).join(' ')}
        </p>
        <p className="small muted">{when(t, entry)}</p>
      </div>
    </li>
  );
}

const whatHappened = (t: TFunction, { type }: NotificationLogEntry): string =>
  coded(t, 'sent_log.type', type, {}, coded(t, 'notice_type', type, {}, t('notice_type.other')));

function because(t: TFunction, { because: why, step, rung }: NotificationLogEntry): string {
  if (why === 'rung' && rung) return t('sent_log.because.rung', { rung: t(`sent_log.rung.${rung}`) });
  return why === 'rung' ? '' : t(`sent_log.because.${why}`, { n: step });
}

function when(t: TFunction, { at, dueAt, endedAt, state, tries }: NotificationLogEntry): string {
  const ended = endedAt ?? (state === 'waiting' ? undefined : dueAt);
  return [
    t('sent_log.happened', { when: dateTime(at) }),
    ended ? `${t(`sent_log.state.${state}`)} ${dateTime(ended)}` : t('sent_log.due', { when: dateTime(dueAt) }),
    tries > 1 && t('sent_log.tries', { n: tries }),
  ]
    .filter(Boolean)
    .join(' · ');
}
