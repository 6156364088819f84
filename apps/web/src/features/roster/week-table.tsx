import { useTranslation } from 'react-i18next';
import { dayOf, shortDay } from '../../format/helsinki.js';
import { now } from '../../format/server-time.js';
import { partInWords, peopleOf, shownOn, touches, type WeekProps } from './by-day.js';
import { GapSpans } from './gaps.js';
import { ShiftChip } from './shift-chip.js';

/** People by days. Wide screens only: the list says the same. */
export function WeekTable({ roster, days, own, lacking, onOpen }: WeekProps) {
  const { t } = useTranslation();
  const first = days[0] ?? '';
  const today = dayOf(now());
  const shifts = roster.shifts.filter((shift) => days.some((day) => shownOn(shift, day, first)));
  const absences = roster.absences.filter((absence) => days.some((day) => touches(absence, day)));
  return (
    <div className="week-scroll">
      <table className="week-table">
        <thead>
          <tr>
            <th scope="col">{t('roster.person')}</th>
            {days.map((day) => (
              <th key={day} scope="col" aria-current={day === today ? 'date' : undefined}>
                {shortDay(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {peopleOf(shifts, absences, own).map((person) => (
            <tr key={person.username} data-own={person.username === own}>
              <th scope="row">
                {person.name}
                {person.username === own && <span className="muted small"> ({t('roster.me')})</span>}
              </th>
              {days.map((day) => (
                <td key={day}>
                  {shifts
                    .filter((shift) => shift.person.username === person.username && shownOn(shift, day, first))
                    .map((shift) => (
                      <ShiftChip key={shift.id} shift={shift} own={person.username === own} onOpen={() => onOpen(shift)} />
                    ))}
                  {absences
                    .filter((absence) => absence.person.username === person.username && touches(absence, day))
                    .map((absence) => (
                      <span key={absence.id} className="absence-chip">
                        {t('roster.away')} {partInWords(absence, day)}
                      </span>
                    ))}
                </td>
              ))}
            </tr>
          ))}
          {lacking.length > 0 && (
            <tr className="gap-row">
              <th scope="row">{t('roster.gaps.row')}</th>
              {days.map((day) => (
                <td key={day}>
                  <GapSpans spans={lacking.find((one) => one.day === day)?.spans ?? []} />
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
