import { useTranslation } from 'react-i18next';
import { dateTime } from '../format/dates.js';
import { timeLeft, timeLeftInWords } from '../format/time-left.js';
import { Icon } from './icon.js';

export interface Deadline {
  dueAt: string;
  startedAt?: string;
  pausedAt?: string;
  breached?: boolean;
  /** Since when the promise has been broken, where a broken one runs on in another round. */
  lateSince?: string;
}

export type DeadlineTone = 'info' | 'warn' | 'bad' | 'paused';

/** The last quarter of a promise is shown as near (policy's default `warnAt`). */
export function deadlineTone(deadline: Deadline, now: number): DeadlineTone {
  if (deadline.pausedAt) return 'paused';
  if (deadline.breached || deadline.lateSince || timeLeft(deadline.dueAt, now).late) return 'bad';
  const due = Date.parse(deadline.dueAt);
  const from = deadline.startedAt ? Date.parse(deadline.startedAt) : undefined;
  const near = from === undefined ? due - now < 3_600_000 : now - from >= (due - from) * 0.75;
  return near ? 'warn' : 'info';
}

const ICON = { info: 'info', warn: 'clock', bad: 'alert', paused: 'pause' } as const;

/** The nearest promise in words, with an icon and its absolute time: colour alone says nothing. */
export function DeadlineTag({ deadline, now, withTime }: { deadline: Deadline; now: number; withTime?: boolean }) {
  const { t } = useTranslation();
  const tone = deadlineTone(deadline, now);
  const told = deadline.lateSince ?? deadline.dueAt;
  const words = tone === 'paused' ? t('time.paused') : timeLeftInWords(t, told, now);
  const absolute = dateTime(told);
  return (
    <span className={`tag tag-${tone === 'paused' ? 'plain' : tone}`} title={absolute}>
      <Icon name={ICON[tone]} />
      <span>
        {words}
        {tone !== 'paused' && (withTime ? ` · ${absolute}` : <span className="visually-hidden"> ({absolute})</span>)}
      </span>
    </span>
  );
}
