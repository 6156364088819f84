import type { StaffPerson } from '#contracts';
import { LANGUAGES, LIMITS, ROLES, SECTORS, TOPICS, type Role } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { showPhone } from '../../format/phone-number.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { CheckChoices } from '../../kit/choices.js';
import { useFieldErrors } from '../../kit/field.js';
import { TextInput } from '../../kit/text-input.js';
import { VillagesField } from '../villages/villages-field.js';

const NO_DUTIES: StaffPerson['duties'] = { sectors: [], topics: [], villages: [], languages: ['fi'] };

/** Adding a person, or changing one. Duties guide whom a case is offered to; they never limit what a person may take. */
export function PersonDialog({ person, onClose }: { person?: StaffPerson; onClose: () => void }) {
  const { t } = useTranslation();
  const [username, setUsername] = useState(person?.username ?? '');
  const [name, setName] = useState(person?.name ?? '');
  const [roles, setRoles] = useState<Role[]>(person?.roles ?? ['official']);
  const [duties, setDuties] = useState(person?.duties ?? NO_DUTIES);
  const [phone, setPhone] = useState(person?.phone ? showPhone(person.phone) : '');
  const [issuer, setIssuer] = useState(person?.identity?.issuer ?? '');
  const [subject, setSubject] = useState(person?.identity?.subject ?? '');
  const act = useAct<unknown, object>(person ? `/people/${person.username}` : '/people', { invalidates: [KEYS.people], onDone: onClose });
  const wrong = useFieldErrors(act.error);
  const identity = issuer.trim() && subject.trim() ? { issuer: issuer.trim(), subject: subject.trim() } : undefined;
  const submit = () => {
    const shared = { name, roles, duties };
    const number = phone.trim() || undefined;
    act.mutate(
      person ? { ...shared, phone: number ?? null, identity: identity ?? null } : { username, ...shared, phone: number, identity },
    );
  };
  return (
    <ActDialog
      title={person ? t('people.edit_title', { name: person.name }) : t('people.add')}
      submit={person ? t('common.save') : t('people.add')}
      pending={act.isPending}
      error={act.error}
      ready={username !== '' && name.trim() !== '' && roles.length > 0}
      onSubmit={submit}
      onClose={onClose}
    >
      {!person && (
        <TextInput
          label={t('people.username')}
          hint={t('people.username_hint')}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          value={username}
          onChange={setUsername}
          maxLength={LIMITS.username}
          error={wrong('username')}
        />
      )}
      <TextInput
        label={t('form.name')}
        name="name"
        autoComplete="off"
        value={name}
        onChange={setName}
        maxLength={LIMITS.name}
        error={wrong('name')}
      />
      <TextInput
        label={t('people.phone')}
        hint={t('people.phone_hint')}
        name="phone"
        type="tel"
        optional
        autoComplete="off"
        maxLength={LIMITS.phone}
        value={phone}
        onChange={setPhone}
        error={wrong('phone')}
      />
      <CheckChoices
        legend={t('people.roles')}
        wide
        choices={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        values={roles}
        onChange={setRoles}
        error={wrong('roles')}
      />
      <CheckChoices
        legend={t('people.languages')}
        wide
        choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
        values={duties.languages}
        onChange={(languages) => setDuties({ ...duties, languages })}
      />
      <CheckChoices
        legend={t('people.sectors')}
        wide
        choices={SECTORS.map((value) => ({ value, label: t(`sector.${value}`) }))}
        values={duties.sectors}
        onChange={(sectors) => setDuties({ ...duties, sectors })}
      />
      <CheckChoices
        legend={t('people.topics')}
        wide
        choices={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
        values={duties.topics}
        onChange={(topics) => setDuties({ ...duties, topics })}
      />
      <VillagesField
        label={t('people.villages')}
        hint={t('people.villages_hint')}
        values={duties.villages}
        onChange={(villages) => setDuties({ ...duties, villages })}
        error={wrong('duties.villages')}
      />
      <fieldset className="stack">
        <legend className="field-legend">{t('people.identity')}</legend>
        <p className="small muted">{t('people.identity_text')}</p>
        <TextInput
          label={t('people.issuer')}
          name="issuer"
          optional
          type="url"
          value={issuer}
          onChange={setIssuer}
          error={wrong('identity.issuer')}
        />
        <TextInput
          label={t('people.subject')}
          name="subject"
          optional
          value={subject}
          onChange={setSubject}
          error={wrong('identity.subject')}
        />
      </fieldset>
    </ActDialog>
  );
}
