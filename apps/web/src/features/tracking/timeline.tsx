import type { TimelineEntry } from '#contracts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../../format/dates.js';
import { coded } from '../../i18n/coded.js';
import { Icon, type IconName } from '../../kit/icon.js';
import { spoken } from './standing.js';
import './tracking.css';

const LOOK: Record<string, [tone: 'bad' | 'ok' | 'plain', icon: IconName]> = {
  'clock.breached': ['bad', 'alert'],
  'case.owner_lost': ['bad', 'alert'],
  'verdict.not_helped': ['bad', 'alert'],
  'case.released': ['bad', 'up'],
  'case.taken': ['ok', 'person'],
  'case.handed_over': ['ok', 'person'],
  'case.summoned_took': ['ok', 'person'],
  'case.relieved': ['ok', 'person'],
  'answer.given': ['ok', 'chat'],
  'verdict.helped': ['ok', 'check'],
};

/** The public words for one thing that happened. */
export function entryWords(t: TFunction, entry: TimelineEntry, mine = false): string {
  // An official who comes to the desk: to the room, or in writing.
  const code = entry.by ? `${entry.type}_${entry.by}` : entry.type;
  const text = spoken(t, 'event', code, mine, {
    name: entry.name ?? t('who.official'),
    clock: entry.clock ? spoken(t, 'clock', entry.clock, mine) : '',
    outcome: entry.outcome ? spoken(t, 'outcome', entry.outcome, mine) : '',
    when: entry.dueAt ? dateTime(entry.dueAt) : '',
    level: entry.level ?? 0,
    minutes: entry.minutes ?? '',
  });
  const reason = entry.reasonCode ? coded(t, 'reason', entry.reasonCode, {}, '') : '';
  return reason ? `${text} ${t('timeline.reason', { reason })}` : text;
}

/** What has happened, newest first, as on a parcel's way. */
export function Timeline({ entries, mine }: { entries: readonly TimelineEntry[]; mine?: boolean }) {
  const { t } = useTranslation();
  const newestFirst = entries
    .map((entry, index) => ({ entry, index }))
    .sort((one, other) => other.entry.at.localeCompare(one.entry.at) || other.index - one.index);
  return (
    <ol className="timeline" reversed>
      {newestFirst.map(({ entry, index }) => {
        const [tone, icon] = LOOK[entry.type] ?? ['plain', 'clock'];
        return (
          <li key={index} className={`timeline-${tone}`}>
            <span className="timeline-dot" aria-hidden="true">
              <Icon name={icon} size="1em" />
            </span>
            <div>
              <p>{entryWords(t, entry, mine)}</p>
              <p className="small muted">
                <time dateTime={entry.at}>{dateTime(entry.at)}</time>
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
