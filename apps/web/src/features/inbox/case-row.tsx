import type { CaseSummary } from '#contracts';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { showCode } from '../../format/tracking-code.js';
import { DeadlineTag } from '../../kit/deadline-tag.js';
import { Icon } from '../../kit/icon.js';
import { LiveTag } from './live-tag.js';
import { useVillageName } from '../villages/use-villages.js';

/** Channels where the resident has no page open: how they hear of an answer is another thing. */
const BY_TELEPHONE: CaseSummary['channel'][] = ['voice', 'sms', 'whatsapp'];

/** What the list and the clock do not say already. */
const showsState = ({ state, nearestClock }: CaseSummary) =>
  state === 'answered' || state === 'closed' || (state === 'awaiting_resident' && !nearestClock?.pausedAt);

/** One case of a list: what it is about, its nearest promise, who answers. */
export function CaseRow({ item, now, selected }: { item: CaseSummary; now: number; selected: boolean }) {
  const { t } = useTranslation();
  const villageName = useVillageName();
  const { search } = useLocation();
  const title = item.readable ? item.title : t('inbox.unreadable', { code: showCode(item.trackingCode) });
  return (
    <li className="row-item">
      <Link
        to={{ pathname: `/tyo/${item.id}`, search }}
        data-case={item.id}
        className="row-link"
        aria-current={selected ? 'true' : undefined}
        preventScrollReset
      >
        <span className="row-title">
          {!item.readable && <Icon name="lock" size="1em" />}
          <span>{title}</span>
        </span>
        <span className="row-facts">
          <LiveTag file={item} now={now} />
          {item.nearestClock && (
            <DeadlineTag
              now={now}
              deadline={{
                dueAt: item.nearestClock.dueAt,
                startedAt: item.nearestClock.startedAt,
                pausedAt: item.nearestClock.pausedAt,
                breached: item.nearestClock.breached,
                lateSince: item.lateSince,
              }}
            />
          )}
          {item.escalated && (
            <span className="tag tag-bad">
              <Icon name="up" />
              {t('inbox.escalated')}
            </span>
          )}
          {showsState(item) && <span className="tag tag-plain">{t(`state.${item.state}`)}</span>}
        </span>
        <span className="row-more">
          <span className="code">{showCode(item.trackingCode)}</span>
          {BY_TELEPHONE.includes(item.channel) && (
            <span className="row-channel">
              <Icon name={item.channel === 'voice' ? 'phone' : 'chat'} size="1em" />
              {t(`channel.${item.channel}`)}
            </span>
          )}
          {item.village && <span>{villageName(item.village)}</span>}
          {item.language !== 'fi' && <span>{t(`language.${item.language}`)}</span>}
          {item.owner && <span>{item.owner.name}</span>}
        </span>
      </Link>
    </li>
  );
}
