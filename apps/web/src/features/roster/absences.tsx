import type { Absence } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dateTime } from '../../format/dates.js';
import { dayOf, fullDay, wallTimeOf } from '../../format/helsinki.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { Button } from '../../kit/button.js';
import { AbsenceDialog } from './absence-dialog.js';
import { MIDNIGHT } from './by-day.js';

/** Whole days by their dates, parts of days by date and time. */
function absenceInWords({ startsAt, endsAt }: Absence): string {
  const [start, end] = [Date.parse(startsAt), Date.parse(endsAt)];
  if (wallTimeOf(start) !== MIDNIGHT || wallTimeOf(end) !== MIDNIGHT) return `${dateTime(startsAt)} – ${dateTime(endsAt)}`;
  const [first, last] = [dayOf(start), dayOf(end - 1)];
  return first === last ? fullDay(first) : `${fullDay(first)} – ${fullDay(last)}`;
}

type Open = { what: 'add' } | { what: 'change' | 'end'; absence: Absence };

/** One's own absences, or by the administrator everybody's: added, changed, taken away. */
export function Absences({ absences, ofAnybody }: { absences: readonly Absence[]; ofAnybody?: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <section className="card stack" aria-labelledby="absences">
      <h2 id="absences">{t(ofAnybody ? 'roster.absence.title' : 'roster.absence.own_title')}</h2>
      <p>{t(ofAnybody ? 'roster.absence.text_of_anybody' : 'roster.absence.text')}</p>
      {absences.length === 0 && <p className="muted">{t('roster.absence.none')}</p>}
      {absences.length > 0 && (
        <ul className="lines">
          {absences.map((absence) => {
            const words = absenceInWords(absence);
            const name = ofAnybody ? `${absence.person.name}, ${words}` : words;
            return (
              <li key={absence.id} className="line">
                <div>
                  {ofAnybody && <strong>{absence.person.name} </strong>}
                  {words}
                </div>
                <div className="row line-acts">
                  <Button
                    size="small"
                    aria-label={`${t('roster.absence.change')}: ${name}`}
                    onClick={() => setOpen({ what: 'change', absence })}
                  >
                    {t('roster.absence.change')}
                  </Button>
                  <Button
                    size="small"
                    look="danger"
                    aria-label={`${t('roster.absence.end')}: ${name}`}
                    onClick={() => setOpen({ what: 'end', absence })}
                  >
                    {t('roster.absence.end')}
                  </Button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
      <div>
        <Button onClick={() => setOpen({ what: 'add' })}>{t('roster.absence.add')}</Button>
      </div>
      {open?.what === 'add' && <AbsenceDialog ofAnybody={ofAnybody} onClose={close} />}
      {open?.what === 'change' && <AbsenceDialog absence={open.absence} ofAnybody={ofAnybody} onClose={close} />}
      {open?.what === 'end' && <EndDialog absence={open.absence} onClose={close} />}
    </section>
  );
}

function EndDialog({ absence, onClose }: { absence: Absence; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct<unknown, Record<string, never>>(`/roster/absences/${absence.id}/end`, {
    invalidates: [KEYS.roster, KEYS.me],
    onDone: onClose,
  });
  return (
    <ActDialog
      title={t('roster.absence.end_title')}
      intro={
        <>
          <p>{absenceInWords(absence)}</p>
          <p>{t('roster.absence.end_text')}</p>
        </>
      }
      submit={t('roster.absence.end')}
      cancel={t('roster.absence.keep')}
      danger
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
