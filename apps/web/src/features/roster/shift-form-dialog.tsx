import type { RosterShift } from '#contracts';
import { dayAfter } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dayOf, wallTimeOf } from '../../format/helsinki.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { TextInput } from '../../kit/text-input.js';
import { isoAt } from './by-day.js';
import { DetailsFields, detailsOf, NO_DETAILS } from './details-fields.js';
import { PersonField } from './person-field.js';
import { SHIFT_FIELDS, useRefusedAt } from './refused-at.js';
import { TimeFields } from './time-fields.js';

/** The administrator adds a shift, or changes one. What is refused is said at its field, and what was typed stays. */
export function ShiftFormDialog({ shift: given, onClose }: { shift?: RosterShift; onClose: () => void }) {
  const { t } = useTranslation();
  // As it stood when it was opened, with its version: what somebody changed meanwhile is not written over, but refused.
  const [shift] = useState(given);
  const begins = shift && Date.parse(shift.startsAt);
  const [person, setPerson] = useState(shift?.person.username ?? '');
  const [day, setDay] = useState(begins === undefined ? '' : dayOf(begins));
  const [from, setFrom] = useState(begins === undefined ? '08:00' : wallTimeOf(begins));
  const [to, setTo] = useState(shift ? wallTimeOf(Date.parse(shift.endsAt)) : '16:00');
  const [details, setDetails] = useState(shift ? detailsOf(shift) : NO_DETAILS);
  const act = useAct<RosterShift, object>(shift ? `/roster/shifts/${shift.id}` : '/roster/shifts', {
    invalidates: [KEYS.roster],
    onDone: onClose,
  });
  const { at: wrong, elsewhere } = useRefusedAt(act.error, SHIFT_FIELDS);
  const ready = person !== '' && day !== '' && from !== '' && to !== '';
  const submit = () => {
    const room = details.room.trim();
    // An unchanged beginning is not sent: that of a shift that runs cannot be changed.
    const startsAt = isoAt(day, from);
    const endsAt = isoAt(to > from ? day : dayAfter(day, 1), to);
    const rest = { ...details, endsAt };
    act.mutate(
      shift
        ? {
            version: shift.version,
            ...rest,
            room: room || null,
            ...(Date.parse(startsAt) !== begins && { startsAt }),
          }
        : { person, startsAt, ...rest, room: room || undefined },
    );
  };
  return (
    <ActDialog
      title={shift ? `${t('roster.keep.edit')}: ${shift.person.name}` : t('roster.keep.add_shift')}
      submit={shift ? t('common.save') : t('roster.keep.add_shift')}
      pending={act.isPending}
      error={elsewhere}
      ready={ready}
      missing={ready ? undefined : t('roster.keep.incomplete')}
      onSubmit={submit}
      onClose={onClose}
    >
      {!shift && <PersonField value={person} onChange={setPerson} error={wrong('person')} />}
      <TextInput label={t('roster.keep.day')} name="day" type="date" value={day} onChange={setDay} error={wrong('day', 'startsAt')} />
      <TimeFields from={from} to={to} onFrom={setFrom} onTo={setTo} wrong={wrong} />
      <DetailsFields details={details} onChange={setDetails} wrong={wrong} />
    </ActDialog>
  );
}
