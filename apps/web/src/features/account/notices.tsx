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
import { noticeLines, placeOf, type NoticeLine } from './notice-lines.js';

/** What the line has told this person, once for each case and kind of news. Opening one marks all of its line seen. */
export function Notices({ me }: { me: Me }) {
  const { t } = useTranslation();
  const seen = useAct<unknown, { id: string }>(({ id }) => `/me/notices/${id}/seen`, { invalidates: [KEYS.me] });
  const lines = noticeLines(me.notices);
  const unseen = lines.filter((line) => line.unseen.length > 0).length;
  const see = (line: NoticeLine) => line.unseen.forEach((id) => seen.mutate({ id }));
  return (
    <DialogTrigger>
      <AriaButton className="button button-plain button-small notices-button">
        <Icon name="bell" />
        <span>{unseen > 0 ? t('notices.unseen', { count: unseen }) : t('notices.title')}</span>
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="notices" aria-label={t('notices.title')}>
          {({ close }) =>
            lines.length === 0 ? (
              <p className="muted">{t('notices.none')}</p>
            ) : (
              <ul className="stack-tight">
                {lines.map((line) => (
                  <li key={line.newest.id} className="notice-row" data-unseen={line.unseen.length > 0}>
                    <p>
                      {line.unseen.length > 0 && <span className="visually-hidden">{t('notices.new')}: </span>}
                      {coded(t, 'notice_type', line.newest.type, {}, t('notice_type.other'))}
                    </p>
                    <p className="small muted">
                      {dateTime(line.newest.at)}
                      {line.count > 1 && ` · ${t('notices.times', { n: line.count })}`}
                    </p>
                    <Onward
                      line={line}
                      me={me}
                      onFollow={() => {
                        see(line);
                        close();
                      }}
                    />
                    {!line.newest.caseId && line.unseen.length > 0 && (
                      <button type="button" className="link-button" onClick={() => see(line)}>
                        {t('notices.mark_seen')}
                      </button>
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

/** The link to what a notice is about: its case, or the page of the roster and the like. */
function Onward({ line: { newest }, me, onFollow }: { line: NoticeLine; me: Me; onFollow: () => void }) {
  const { t } = useTranslation();
  if (newest.caseId)
    return (
      <Link to={`/tyo/${newest.caseId}`} onClick={onFollow}>
        {t('notices.open', { code: newest.trackingCode ? formatTrackingCode(newest.trackingCode.replaceAll('-', '')) : '' })}
      </Link>
    );
  const place = placeOf(newest.type, me);
  return place ? (
    <p>
      <Link to={place.to} onClick={onFollow}>
        {t(`notices.see.${place.words}`)}
      </Link>
    </p>
  ) : null;
}
