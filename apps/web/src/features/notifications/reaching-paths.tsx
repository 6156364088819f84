import type { MyNotifications, NotificationLogEntry } from '#contracts';
import type { NotifyPath } from '#domain';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { Button } from '../../kit/button.js';
import { Icon } from '../../kit/icon.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';

/** Which paths reach one, or why not; each can be tried. */
export function ReachingPaths({ paths }: Pick<MyNotifications, 'paths'>) {
  const { t } = useTranslation();
  const act = useAct<NotificationLogEntry, { path: NotifyPath }>('/me/notifications/test', { invalidates: [KEYS.notificationLog] });
  return (
    <div className="stack">
      <h3 id="reaching">{t('paths.reach_title')}</h3>
      <ul className="lines" aria-labelledby="reaching">
        {paths.map(({ path, reaches, why }) => (
          <li key={path} className="line">
            <div>
              <p>
                <strong>{t(`paths.name.${path}`)}</strong>{' '}
                <span className={`tag ${reaches ? 'tag-ok' : 'tag-warn'}`}>
                  <Icon name={reaches ? 'check' : 'cross'} />
                  {t(reaches ? 'paths.reaches' : 'paths.reaches_not')}
                </span>
              </p>
              {why && <p className="small muted">{t(`paths.why.${why}`)}</p>}
            </div>
            {reaches && (
              <Button
                size="small"
                pending={act.isPending}
                aria-label={`${t('paths.try')}: ${t(`paths.name.${path}`)}`}
                onClick={() => act.mutate({ path })}
              >
                {t('paths.try')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ProblemNotice error={act.error} />
      <div role="status">
        {act.data && (
          <Notice tone={act.data.state === 'failed' || act.data.state === 'refused' ? 'warn' : 'ok'}>
            <p>
              {t(`paths.name.${act.data.path}`)}: {t(`paths.tried.${act.data.state}`)}
            </p>
          </Notice>
        )}
      </div>
    </div>
  );
}
