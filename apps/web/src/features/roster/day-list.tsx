import { useTranslation } from 'react-i18next';
import { longDay } from '../../format/helsinki.js';
import { partInWords, shownOn, spanInWords, touches, type WeekProps } from './by-day.js';
import { GapSpans } from './gaps.js';
import { detailsInWords } from './shift-words.js';

/** The same as the week's table, read from top to bottom: for narrow screens, and for who reads by ear. */
export function DayList({ roster, days, own, lacking, onOpen }: WeekProps) {
  const { t } = useTranslation();
  const first = days[0] ?? '';
  return (
    <ul className="day-list">
      {days.map((day) => {
        const shifts = roster.shifts
          .filter((shift) => shownOn(shift, day, first))
          .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
        const absences = roster.absences.filter((absence) => touches(absence, day));
        const spans = lacking.find((one) => one.day === day)?.spans ?? [];
        return (
          <li key={day} className="stack-tight">
            <h3>{longDay(day)}</h3>
            {shifts.length === 0 && <p className="muted small">{t('roster.no_shifts_day')}</p>}
            <ul className="day-shifts">
              {shifts.map((shift) => (
                <li key={shift.id}>
                  <button
                    type="button"
                    className="day-shift"
                    data-own={shift.person.username === own}
                    data-cancelled={shift.cancelledAt !== undefined}
                    onClick={() => onOpen(shift)}
                  >
                    <strong>{spanInWords(shift)}</strong> {shift.person.name}
                    {shift.person.username === own && <span className="tag tag-ok">{t('roster.own')}</span>}
                    {shift.cancelledAt && <span className="tag tag-bad">{t('roster.cancelled')}</span>}
                    {shift.swap && <span className="tag tag-warn">{t('roster.swap_open')}</span>}
                    <span className="small muted">{detailsInWords(t, shift)}</span>
                  </button>
                </li>
              ))}
              {absences.map((absence) => {
                const part = partInWords(absence, day);
                return (
                  <li key={absence.id} className="absence-chip">
                    {absence.person.name}: {part === undefined ? t('roster.away') : t('roster.away_span', { span: part })}
                  </li>
                );
              })}
            </ul>
            {spans.length > 0 && (
              <div className="day-gaps">
                <p className="small">{t('roster.gaps.row')}</p>
                <GapSpans spans={spans} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
