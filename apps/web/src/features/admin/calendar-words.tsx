import { WEEK_DAYS, type CalendarDefinition } from '#domain';
import { useTranslation } from 'react-i18next';
import { weekdayName } from '../../format/helsinki.js';

export function CalendarWords({ calendar }: { calendar: CalendarDefinition | null }) {
  const { t } = useTranslation();
  if (calendar === null) return <p>{t('policies.always_open')}</p>;
  return (
    <>
      <dl className="clock-list">
        {WEEK_DAYS.map((day, index) => (
          <div key={day}>
            <dt>{weekdayName(index)}</dt>
            <dd>{(calendar.week[day] ?? []).map(([from, to]) => `${from}–${to}`).join(', ') || t('policies.closed')}</dd>
          </div>
        ))}
      </dl>
      <p className="small muted">
        {calendar.timeZone}. {calendar.holidays && t('policies.holidays')}{' '}
        {calendar.closed.length > 0 && t('policies.closed_days', { days: calendar.closed.join(', ') })}
      </p>
    </>
  );
}
