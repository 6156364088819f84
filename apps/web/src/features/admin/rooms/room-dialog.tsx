import type { KeptLivingRoom, StaffPerson } from '#contracts';
import { LIMITS, WEEK_DAYS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { CheckChoices } from '../../../kit/choices.js';
import { useFieldErrors } from '../../../kit/field.js';
import { SelectField } from '../../../kit/select-field.js';
import { TextArea } from '../../../kit/text-area.js';
import { TextInput } from '../../../kit/text-input.js';
import { nameIn } from '../../villages/use-villages.js';
import { VillageField } from '../../villages/village-field.js';
import { usePeople } from '../use-people.js';
import { draftOf, readDraft, type DraftFaults, type RoomDraft } from './room-draft.js';

interface RoomDialogProps {
  room?: KeptLivingRoom;
  /** Villages that have a room, by their Finnish names. */
  taken: readonly string[];
  onClose: () => void;
}

/** Opening a living room, or changing one. */
export function RoomDialog({ room, taken, onClose }: RoomDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(room));
  const [faults, setFaults] = useState<DraftFaults>();
  const known = usePeople().data?.items.filter(({ roles, disabledAt }) => roles.includes('host') && disabledAt === undefined);
  // Who hosts no more is not shown, and not sent: the city would refuse all of it.
  const hosts = known ? draft.hosts.filter((username) => known.some((one) => one.username === username)) : draft.hosts;
  const act = useAct<unknown, object>(room ? `/living-rooms/${room.id}` : '/living-rooms', {
    invalidates: [KEYS.keptRooms, KEYS.villages],
    onDone: onClose,
  });
  const wrong = useFieldErrors(act.error);
  const set = <Name extends keyof RoomDraft>(name: Name, value: RoomDraft[Name]) => setDraft((old) => ({ ...old, [name]: value }));
  const submit = () => {
    const read = readDraft({ ...draft, hosts }, room === undefined);
    setFaults('faults' in read ? read.faults : undefined);
    if ('body' in read) act.mutate(room ? read.body : { ...read.body, village: draft.village });
  };
  return (
    <ActDialog
      title={room ? t('people.edit_title', { name: nameIn(room.village.name) }) : t('room.add')}
      submit={room ? t('common.save') : t('room.add')}
      pending={act.isPending}
      error={act.error}
      ready={draft.village !== '' && draft.school.trim() !== '' && draft.address.trim() !== ''}
      onSubmit={submit}
      onClose={onClose}
    >
      {!room && (
        <VillageField
          label={t('case.village')}
          name="village"
          value={draft.village}
          onChange={(village) => set('village', village)}
          error={wrong('village')}
          without={taken}
          onLand
        />
      )}
      <TextInput
        label={t('room.school')}
        name="school"
        autoComplete="off"
        maxLength={LIMITS.name}
        value={draft.school}
        onChange={(school) => set('school', school)}
        error={wrong('school')}
      />
      <TextInput
        label={t('room.address')}
        name="address"
        autoComplete="off"
        maxLength={LIMITS.address}
        value={draft.address}
        onChange={(address) => set('address', address)}
        error={wrong('address')}
      />
      <fieldset className="stack-tight">
        <legend className="field-legend">{t('room.hours')}</legend>
        <p className="small muted">{t('room.hours_hint')}</p>
        {WEEK_DAYS.map((day) => (
          <TextInput
            key={day}
            label={t(`room.day.${day}`)}
            name={day}
            autoComplete="off"
            value={draft.week[day]}
            onChange={(words) => set('week', { ...draft.week, [day]: words })}
            error={faults?.days.includes(day) ? t('room.hours_wrong') : wrong(`week.${day}`)}
          />
        ))}
      </fieldset>
      <TextArea
        label={t('room.exceptions')}
        hint={t('room.exceptions_hint')}
        name="exceptions"
        rows={4}
        limit={4_000}
        value={draft.exceptions}
        onChange={(exceptions) => set('exceptions', exceptions)}
        error={faults?.line === undefined ? wrong('exceptions') : t('room.exceptions_wrong', { line: faults.line })}
      />
      {known && <Hosts known={known} hosts={hosts} onChange={(chosen) => set('hosts', chosen)} error={wrong('hosts')} />}
      <SelectField
        label={t('room.accessibility')}
        name="accessible"
        none={t('room.not_known')}
        value={draft.accessible}
        onChange={(accessible) => set('accessible', accessible as RoomDraft['accessible'])}
        options={[
          { value: 'yes', label: t('room.accessible') },
          { value: 'no', label: t('room.not_accessible') },
        ]}
      />
      <TextInput
        label={t('people.phone')}
        name="phone"
        type="tel"
        optional
        autoComplete="off"
        maxLength={LIMITS.phone}
        value={draft.phone}
        onChange={(phone) => set('phone', phone)}
        error={wrong('phone')}
      />
    </ActDialog>
  );
}

interface HostsProps {
  /** Those who may host. */
  known: readonly StaffPerson[];
  hosts: readonly string[];
  onChange: (hosts: string[]) => void;
  error?: string;
}

function Hosts({ known, hosts, onChange, error }: HostsProps) {
  const { t } = useTranslation();
  if (known.length === 0) return <p className="small muted">{t('room.nobody_hosts')}</p>;
  return (
    <CheckChoices
      legend={t('room.hosts')}
      wide
      choices={known.map(({ username, name }) => ({ value: username, label: name }))}
      values={hosts}
      onChange={onChange}
      error={error}
    />
  );
}
