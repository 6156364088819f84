import type { RosterPattern } from '#contracts';
import { WEEK_DAYS } from '#domain';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { clockTime, fullDay, plainDay, weekdayName } from '../../format/helsinki.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { Button } from '../../kit/button.js';
import { PatternDialog } from './pattern-dialog.js';
import { detailsInWords } from './shift-words.js';

/** "ma, ti 8.00–16.00, joka viikko". */
const patternInWords = (t: TFunction, { weekdays, from, to, everyWeeks }: RosterPattern): string => {
  const days = WEEK_DAYS.flatMap((day, index) => (weekdays.includes(day) ? weekdayName(index, 'short') : [])).join(', ');
  return `${days} ${clockTime(from)}–${clockTime(to)}, ${t('roster.pattern.every', { count: everyWeeks })}`;
};

/** The shifts that come again, in force now or later. */
export function Patterns({ patterns }: { patterns: readonly RosterPattern[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<{ what: 'edit' | 'end'; id: string }>();
  const close = () => setOpen(undefined);
  const chosen = patterns.find(({ id }) => id === open?.id);
  return (
    <section className="card stack" aria-labelledby="patterns">
      <h2 id="patterns">{t('roster.pattern.title')}</h2>
      {patterns.length === 0 && <p className="muted">{t('roster.pattern.none')}</p>}
      <ul className="lines">
        {patterns.map((pattern) => (
          <li key={pattern.id} className="line">
            <div>
              <p>
                <strong>{pattern.person.name}</strong> {patternInWords(t, pattern)}
              </p>
              <p className="small muted">
                {pattern.endsOn === undefined
                  ? t('roster.pattern.from_on', { from: fullDay(pattern.startsOn) })
                  : t('roster.pattern.between', { from: fullDay(pattern.startsOn), to: fullDay(pattern.endsOn) })}{' '}
                · {detailsInWords(t, pattern)}
              </p>
              {pattern.leftOut.length > 0 && (
                <p className="small">{t('roster.pattern.left_out', { days: pattern.leftOut.map(plainDay).join(', ') })}</p>
              )}
            </div>
            <div className="row line-acts">
              <Button
                size="small"
                aria-label={`${t('roster.pattern.edit')}: ${pattern.person.name}, ${patternInWords(t, pattern)}`}
                onClick={() => setOpen({ what: 'edit', id: pattern.id })}
              >
                {t('roster.pattern.edit')}
              </Button>
              <Button
                size="small"
                look="danger"
                aria-label={`${t('roster.pattern.end')}: ${pattern.person.name}, ${patternInWords(t, pattern)}`}
                onClick={() => setOpen({ what: 'end', id: pattern.id })}
              >
                {t('roster.pattern.end')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {chosen && open?.what === 'edit' && <PatternDialog pattern={chosen} onClose={close} />}
      {chosen && open?.what === 'end' && <EndDialog pattern={chosen} onClose={close} />}
    </section>
  );
}

function EndDialog({ pattern, onClose }: { pattern: RosterPattern; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct<RosterPattern, { version: number }>(`/roster/patterns/${pattern.id}/end`, {
    invalidates: [KEYS.roster],
    onDone: onClose,
  });
  return (
    <ActDialog
      title={t('roster.pattern.end_title')}
      intro={
        <>
          <p>
            <strong>{pattern.person.name}</strong>, {patternInWords(t, pattern)}
          </p>
          <p>{t('roster.pattern.end_text')}</p>
        </>
      }
      submit={t('roster.pattern.end')}
      cancel={t('roster.absence.keep')}
      danger
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({ version: pattern.version })}
      onClose={onClose}
    />
  );
}
