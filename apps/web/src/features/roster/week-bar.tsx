import { dayAfter } from '#domain';
import { useTranslation } from 'react-i18next';
import { dayOf, mondayOf, plainDay, weekNumber } from '../../format/helsinki.js';
import { now } from '../../format/server-time.js';
import { Button } from '../../kit/button.js';

/** Which week is in sight, and the way to the others. */
export function WeekBar({ monday, onChange }: { monday: string; onChange: (monday: string) => void }) {
  const { t } = useTranslation();
  const current = mondayOf(dayOf(now()));
  return (
    <div role="group" className="row week-bar" aria-label={t('roster.choose_week')}>
      <Button size="small" icon="back" onClick={() => onChange(dayAfter(monday, -7))}>
        {t('roster.previous')}
      </Button>
      <h2 className="week-name" aria-live="polite">
        {t('roster.week', { n: weekNumber(monday), from: plainDay(monday), to: plainDay(dayAfter(monday, 6)) })}
      </h2>
      <Button size="small" icon="arrow" onClick={() => onChange(dayAfter(monday, 7))}>
        {t('roster.next')}
      </Button>
      {monday !== current && (
        <Button size="small" onClick={() => onChange(current)}>
          {t('roster.this_week')}
        </Button>
      )}
    </div>
  );
}
