import type { CaseSummary, Me } from '#contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dateTime } from '../../format/dates.js';
import { showCode } from '../../format/tracking-code.js';
import { Button } from '../../kit/button.js';
import { DeadlineTag } from '../../kit/deadline-tag.js';
import { LiveTag } from '../inbox/live-tag.js';
import { useVillageName } from '../villages/use-villages.js';

export type MayorAct = 'take' | 'summon' | 'direct' | 'relieve';

/** One escalated case: why it is here, how late, who answers or that nobody does. */
export function Escalated({ item, me, now, onAct }: { item: CaseSummary; me: Me; now: number; onAct: (act: MayorAct) => void }) {
  const { t } = useTranslation();
  const villageName = useVillageName();
  const own = item.owner?.username === me.username;
  const acts: MayorAct[] = own ? ['summon', 'direct'] : item.owner ? ['summon', 'direct', 'relieve'] : ['take', 'summon', 'direct'];
  const title = item.readable ? item.title : t('inbox.unreadable', { code: showCode(item.trackingCode) });
  return (
    <li className="card mayor-case">
      <div className="stack-tight">
        <h2>
          <Link to={`/tyo/${item.id}?view=escalated`}>{title}</Link>
        </h2>
        <div className="row">
          <LiveTag file={item} now={now} />
          {item.nearestClock && <DeadlineTag now={now} withTime deadline={{ ...item.nearestClock, lateSince: item.lateSince }} />}
          <span className="code">{showCode(item.trackingCode)}</span>
          {item.village && <span>{villageName(item.village)}</span>}
        </div>
        <p>
          {item.owner ? t('mayor.why_owned', { name: item.owner.name }) : t('mayor.why_unowned')}{' '}
          {item.nearestClock && t('mayor.clock', { clock: t(`clock.${item.nearestClock.kind}`), when: dateTime(item.nearestClock.dueAt) })}
        </p>
      </div>
      <div className="mayor-acts">
        {acts.map((act) => {
          const label = act === 'take' ? t('take.button') : t(`act.${act}`);
          return (
            <Button
              key={act}
              look={act === 'take' ? 'primary' : act === 'relieve' ? 'danger' : 'secondary'}
              aria-label={`${label}: ${title}`}
              onClick={() => onAct(act)}
            >
              {label}
            </Button>
          );
        })}
      </div>
    </li>
  );
}
