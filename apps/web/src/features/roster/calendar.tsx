import type { Me, RosterShift } from '#contracts';
import { dayAfter } from '#domain';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { recall, remember } from '../../api/remembered.js';
import { dayOf, mondayOf } from '../../format/helsinki.js';
import { now } from '../../format/server-time.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { hasRole } from '../account/use-me.js';
import { daysFrom, gapsByDay } from './by-day.js';
import { DayList } from './day-list.js';
import { useGaps, useRoster } from './roster-query.js';
import { WeekBar } from './week-bar.js';
import { WeekTable } from './week-table.js';
import './roster.css';

type Shape = 'week' | 'list';
const isShape = (value: unknown): value is Shape => value === 'week' || value === 'list';

interface CalendarProps {
  me: Me;
  /** The dialog of one shift. It is given the shift as it stands now, also after somebody else changed it. */
  dialog: (shift: RosterShift, close: () => void) => ReactNode;
}

/** One week of the roster, as people by days or as a list; narrow screens show the list whatever was chosen. */
export function Calendar({ me, dialog }: CalendarProps) {
  const { t } = useTranslation();
  const [monday, setMonday] = useState(() => mondayOf(dayOf(now())));
  const [shape, setShape] = useState<Shape>(() => recall('roster.shape', isShape) ?? 'week');
  const [openId, setOpenId] = useState<string>();
  const roster = useRoster(monday, dayAfter(monday, 6));
  const gaps = useGaps(hasRole(me, 'mayor', 'administrator')).data?.gaps ?? [];
  const days = daysFrom(monday, 7);
  const shared = { days, own: me.username, lacking: gapsByDay(gaps, days), onOpen: ({ id }: RosterShift) => setOpenId(id) };
  const open = roster.data?.shifts.find(({ id }) => id === openId);
  const choose = (next: Shape) => {
    setShape(next);
    remember('roster.shape', next);
  };
  return (
    <section className="stack" aria-label={t('roster.title')}>
      <WeekBar monday={monday} onChange={setMonday} />
      <div role="group" className="languages shape-choice" aria-label={t('roster.how_shown')}>
        {(['week', 'list'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={shape === one} onClick={() => choose(one)}>
            {t(`roster.as_${one}`)}
          </button>
        ))}
      </div>
      {roster.isPending && <Loading />}
      <ProblemNotice error={roster.data ? undefined : roster.error} />
      {roster.data && (
        <div className="roster-week" data-shape={shape} aria-busy={roster.isPlaceholderData}>
          {shape === 'week' && <WeekTable roster={roster.data} {...shared} />}
          <DayList roster={roster.data} {...shared} />
        </div>
      )}
      {open && dialog(open, () => setOpenId(undefined))}
    </section>
  );
}
