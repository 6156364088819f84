import type { Absence } from '#contracts';
import { dayAfter } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dayOf, wallTimeOf } from '../../format/helsinki.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { TextInput } from '../../kit/text-input.js';
import { isoAt, MIDNIGHT } from './by-day.js';
import { PersonField } from './person-field.js';
import { ABSENCE_FIELDS, useRefusedAt } from './refused-at.js';

interface AbsenceDialogProps {
  absence?: Absence;
  /** The administrator writes down anybody's; others their own. */
  ofAnybody?: boolean;
  onClose: () => void;
}

/** Midnight is where days begin and end: then whole days are meant, and no time is written. */
const timeOf = (at: number): string => wallTimeOf(at).replace(MIDNIGHT, '');

/** The last day that an absence covers, and until when on it; an end at midnight is the whole day before. */
function lastOf(endsAt: string): { day: string; time: string } {
  const end = Date.parse(endsAt);
  const time = timeOf(end);
  return { day: dayOf(time === '' ? end - 1 : end), time };
}

/** Whole days, or from and until a time. Why is not asked. */
export function AbsenceDialog({ absence, ofAnybody, onClose }: AbsenceDialogProps) {
  const { t } = useTranslation();
  const start = absence && Date.parse(absence.startsAt);
  const end = absence && lastOf(absence.endsAt);
  const [person, setPerson] = useState('');
  const [first, setFirst] = useState(start === undefined ? '' : dayOf(start));
  const [last, setLast] = useState(end?.day ?? '');
  const [from, setFrom] = useState(start === undefined ? '' : timeOf(start));
  const [to, setTo] = useState(end?.time ?? '');
  const act = useAct<Absence, object>(absence ? `/roster/absences/${absence.id}` : '/roster/absences', {
    invalidates: [KEYS.roster, KEYS.me],
    onDone: onClose,
  });
  const { at: wrong, elsewhere } = useRefusedAt(act.error, ABSENCE_FIELDS);
  const asksWhom = ofAnybody === true && !absence;
  const until = last || first;
  const ready = first !== '' && (!asksWhom || person !== '');
  const submit = () => {
    const startsAt = isoAt(first, from || MIDNIGHT);
    const endsAt = to === '' ? isoAt(dayAfter(until, 1), MIDNIGHT) : isoAt(until, to);
    act.mutate({ ...(asksWhom && { person }), startsAt, endsAt });
  };
  return (
    <ActDialog
      title={absence ? t('roster.absence.change_title') : t('roster.absence.add')}
      intro={<p>{t(ofAnybody ? 'roster.absence.text_of_anybody' : 'roster.absence.text')}</p>}
      submit={absence ? t('common.save') : t('roster.absence.add')}
      pending={act.isPending}
      error={elsewhere}
      ready={ready}
      onSubmit={submit}
      onClose={onClose}
    >
      {asksWhom && <PersonField value={person} onChange={setPerson} error={wrong('person')} />}
      <div className="field-pair">
        <TextInput
          label={t('roster.absence.first_day')}
          name="first"
          type="date"
          value={first}
          onChange={setFirst}
          error={wrong('first', 'startsAt')}
        />
        <TextInput label={t('roster.absence.from_time')} name="from" type="time" optional value={from} onChange={setFrom} />
      </div>
      <div className="field-pair">
        <TextInput
          label={t('roster.absence.last_day')}
          name="last"
          type="date"
          value={until}
          onChange={setLast}
          error={wrong('last', 'endsAt')}
        />
        <TextInput label={t('roster.absence.to_time')} name="to" type="time" optional value={to} onChange={setTo} />
      </div>
      <p className="field-hint">{t('roster.absence.time_hint')}</p>
    </ActDialog>
  );
}
