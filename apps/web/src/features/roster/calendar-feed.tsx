import type { calendarFeed, createdCalendarFeed } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dateTime } from '../../format/dates.js';
import { Button } from '../../kit/button.js';
import { CopyButton } from '../../kit/copy-button.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';

type Feed = z.infer<typeof calendarFeed>;
type Made = z.infer<typeof createdCalendarFeed>;

/** One's own shifts in one's own calendar: the secret address is shown once, renewed, stopped. */
export function CalendarFeed() {
  const { t } = useTranslation();
  const feed = useQuery({ queryKey: KEYS.calendarFeed, queryFn: ({ signal }) => call<Feed>('/me/calendar-feed', { signal }) });
  const make = useAct<Made, Record<string, never>>('/me/calendar-feed', { invalidates: [KEYS.calendarFeed] });
  const stop = useAct<Feed, Record<string, never>>('/me/calendar-feed/stop', {
    invalidates: [KEYS.calendarFeed],
    onDone: () => make.reset(),
  });
  const since = feed.data?.createdAt;
  return (
    <section className="card stack" aria-labelledby="feed">
      <h2 id="feed">{t('roster.feed.title')}</h2>
      <p>{t('roster.feed.text')}</p>
      <ProblemNotice error={feed.data ? undefined : feed.error} />
      {feed.data && !make.data && <p>{since ? t('roster.feed.since', { when: dateTime(since) }) : t('roster.feed.none')}</p>}
      <div role="status">
        {make.data && (
          <Notice tone="ok" title={t('roster.feed.made')}>
            <code className="feed-address">{make.data.url}</code>
            <div>
              <CopyButton text={make.data.url} label={t('roster.feed.copy')} />
            </div>
          </Notice>
        )}
      </div>
      {feed.data && (
        <>
          {since && <p className="small muted">{t('roster.feed.renew_text')}</p>}
          <div className="row">
            <Button pending={make.isPending} onClick={() => make.mutate({})}>
              {t(since ? 'roster.feed.renew' : 'roster.feed.make')}
            </Button>
            {since && (
              <Button look="danger" pending={stop.isPending} onClick={() => stop.mutate({})}>
                {t('roster.feed.stop')}
              </Button>
            )}
          </div>
        </>
      )}
      <ProblemNotice error={make.error ?? stop.error} />
    </section>
  );
}
