import type { StaffPerson } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { SelectField } from '../../kit/select-field.js';
import { isOfficial } from '../account/use-me.js';

/** Whom the administrator may put on the roster: those whom a rung tells. */
export function PersonField({ value, onChange, error }: { value: string; onChange: (username: string) => void; error?: string }) {
  const { t } = useTranslation();
  const people = useQuery({ queryKey: KEYS.people, queryFn: ({ signal }) => call<{ items: StaffPerson[] }>('/people', { signal }) });
  const options = (people.data?.items ?? [])
    .filter((person) => person.disabledAt === undefined && isOfficial(person))
    .map(({ username, name }) => ({ value: username, label: name }));
  return (
    <SelectField
      label={t('roster.keep.person')}
      name="person"
      none={t('common.choose')}
      value={value}
      options={options}
      onChange={onChange}
      error={error}
    />
  );
}
