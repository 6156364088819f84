import type { RosterPattern } from '#contracts';
import { ROSTER_LIMITS, WEEK_DAYS, type WeekDay } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dayOf, weekdayName } from '../../format/helsinki.js';
import { now } from '../../format/server-time.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { CheckChoices } from '../../kit/choices.js';
import { SelectField } from '../../kit/select-field.js';
import { TextInput } from '../../kit/text-input.js';
import { DetailsFields, detailsOf, NO_DETAILS } from './details-fields.js';
import { PersonField } from './person-field.js';
import { PATTERN_FIELDS, useRefusedAt } from './refused-at.js';
import { TimeFields } from './time-fields.js';

const WORKING_WEEK: WeekDay[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const WEEKS = Array.from({ length: ROSTER_LIMITS.everyWeeks }, (_, at) => at + 1);

/** The administrator adds shifts that come again, or changes them from now on. */
export function PatternDialog({ pattern: given, onClose }: { pattern?: RosterPattern; onClose: () => void }) {
  const { t } = useTranslation();
  // As it stood when it was opened, with its version: what somebody changed meanwhile is not written over, but refused.
  const [pattern] = useState(given);
  const [person, setPerson] = useState(pattern?.person.username ?? '');
  const [weekdays, setWeekdays] = useState<WeekDay[]>(pattern?.weekdays ?? WORKING_WEEK);
  const [from, setFrom] = useState(pattern?.from ?? '08:00');
  const [to, setTo] = useState(pattern?.to ?? '16:00');
  const [everyWeeks, setEveryWeeks] = useState(pattern?.everyWeeks ?? 1);
  const [startsOn, setStartsOn] = useState(pattern?.startsOn ?? dayOf(now()));
  const [endsOn, setEndsOn] = useState(pattern?.endsOn ?? '');
  const [details, setDetails] = useState(pattern ? detailsOf(pattern) : NO_DETAILS);
  const act = useAct<RosterPattern, object>(pattern ? `/roster/patterns/${pattern.id}` : '/roster/patterns', {
    invalidates: [KEYS.roster],
    onDone: onClose,
  });
  const { at: wrong, elsewhere } = useRefusedAt(act.error, PATTERN_FIELDS);
  const ready = person !== '' && from !== '' && to !== '' && startsOn !== '';
  const submit = () => {
    const room = details.room.trim();
    const shared = { weekdays, from, to, everyWeeks, ...details };
    act.mutate(
      pattern
        ? { version: pattern.version, ...shared, room: room || null, endsOn: endsOn || null }
        : { person, ...shared, room: room || undefined, startsOn, endsOn: endsOn || undefined },
    );
  };
  return (
    <ActDialog
      title={pattern ? `${t('roster.pattern.edit_title')}: ${pattern.person.name}` : t('roster.pattern.add')}
      intro={pattern && <p>{t('roster.pattern.edit_text')}</p>}
      submit={pattern ? t('common.save') : t('roster.pattern.add')}
      pending={act.isPending}
      error={elsewhere}
      ready={ready}
      missing={ready ? undefined : t('roster.keep.incomplete')}
      onSubmit={submit}
      onClose={onClose}
    >
      {!pattern && <PersonField value={person} onChange={setPerson} error={wrong('person')} />}
      <CheckChoices
        legend={t('roster.pattern.weekdays')}
        wide
        choices={WEEK_DAYS.map((value, index) => ({ value, label: weekdayName(index) }))}
        values={weekdays}
        onChange={setWeekdays}
        error={wrong('weekdays')}
      />
      <TimeFields from={from} to={to} onFrom={setFrom} onTo={setTo} wrong={wrong} />
      <SelectField
        label={t('roster.pattern.how_often')}
        value={String(everyWeeks)}
        options={WEEKS.map((count) => ({ value: String(count), label: t('roster.pattern.every', { count }) }))}
        onChange={(value) => setEveryWeeks(Number(value))}
        error={wrong('everyWeeks')}
      />
      <div className="field-pair">
        {!pattern && (
          <TextInput
            label={t('roster.pattern.starts')}
            name="startsOn"
            type="date"
            value={startsOn}
            onChange={setStartsOn}
            error={wrong('startsOn')}
          />
        )}
        <TextInput
          label={t('roster.pattern.ends')}
          name="endsOn"
          type="date"
          optional
          value={endsOn}
          onChange={setEndsOn}
          error={wrong('endsOn')}
        />
      </div>
      <DetailsFields details={details} onChange={setDetails} wrong={wrong} />
    </ActDialog>
  );
}
