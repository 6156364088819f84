import type { Me } from '#contracts';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatTrackingCode } from '#domain';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dateTime } from '../../format/dates.js';
import { coded } from '../../i18n/coded.js';
import { Icon } from '../../kit/icon.js';

/** What the line has told this person. Opening one marks it seen. */
export function Notices({ me }: { me: Me }) {
  const { t } = useTranslation();
  const seen = useAct<unknown, { id: string }>(({ id }) => `/me/notices/${id}/seen`, { invalidates: [KEYS.me] });
  const unseen = me.notices.filter((notice) => !notice.seenAt).length;
  return (
    <DialogTrigger>
      <AriaButton className="button button-plain button-small notices-button">
        <Icon name="bell" />
        <span>{unseen > 0 ? t('notices.unseen', { count: unseen }) : t('notices.title')}</span>
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="notices" aria-label={t('notices.title')}>
          {({ close }) =>
            me.notices.length === 0 ? (
              <p className="muted">{t('notices.none')}</p>
            ) : (
              <ul className="stack-tight">
                {me.notices.map((notice) => (
                  <li key={notice.id} className="notice-row" data-unseen={!notice.seenAt}>
                    <p>
                      {!notice.seenAt && <span className="visually-hidden">{t('notices.new')}: </span>}
                      {coded(t, 'notice_type', notice.type, {}, t('notice_type.other'))}
                    </p>
                    <p className="small muted">{dateTime(notice.at)}</p>
                    {notice.caseId ? (
                      <Link
                        to={`/tyo/${notice.caseId}`}
                        onClick={() => {
                          if (!notice.seenAt) seen.mutate({ id: notice.id });
                          close();
                        }}
                      >
                        {t('notices.open', {
                          code: notice.trackingCode ? formatTrackingCode(notice.trackingCode.replaceAll('-', '')) : '',
                        })}
                      </Link>
                    ) : (
                      !notice.seenAt && (
                        <button type="button" className="link-button" onClick={() => seen.mutate({ id: notice.id })}>
                          {t('notices.mark_seen')}
                        </button>
                      )
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
