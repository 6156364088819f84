import type { StaffPerson } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { date } from '../../format/dates.js';
import { showPhone } from '../../format/phone-number.js';
import { Button } from '../../kit/button.js';
import { Loading } from '../../kit/loading.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { AdminPage } from './admin-page.js';
import { DisableDialog } from './disable-dialog.js';
import { PersonDialog } from './person-dialog.js';
import { usePeople } from './use-people.js';
import { useVillageName } from '../villages/use-villages.js';

/** `/yllapito`: who may sign in, as what, and for what they are on call. */
export function PeoplePage() {
  const { t } = useTranslation();
  return <AdminPage title={t('admin.people')}>{() => <People />}</AdminPage>;
}

type Open = { what: 'add' } | { what: 'edit' | 'disable'; person: StaffPerson };

function People() {
  const { t } = useTranslation();
  const villageName = useVillageName();
  const [open, setOpen] = useState<Open>();
  const people = usePeople();
  const close = () => setOpen(undefined);
  return (
    <>
      <div>
        <Button look="primary" onClick={() => setOpen({ what: 'add' })}>
          {t('people.add')}
        </Button>
      </div>
      {people.isPending && <Loading />}
      <ProblemNotice error={people.data ? undefined : people.error} />
      <ul className="people">
        {people.data?.items.map((person) => (
          <li key={person.username} className="card stack-tight" data-disabled={person.disabledAt !== undefined}>
            <h2>{person.name}</h2>
            <p className="small muted">{[person.username, person.phone && showPhone(person.phone)].filter(Boolean).join(' · ')}</p>
            <div className="row">
              {person.roles.map((role) => (
                <span key={role} className="tag">
                  {t(`role.${role}`)}
                </span>
              ))}
              {person.onDuty && <span className="tag tag-ok">{t('people.on_duty')}</span>}
              {person.disabledAt && <span className="tag tag-bad">{t('people.disabled_since', { when: date(person.disabledAt) })}</span>}
            </div>
            <p className="small">
              {[
                ...person.duties.sectors.map((one) => t(`sector.${one}`)),
                ...person.duties.topics.map((one) => t(`topic.${one}`)),
                ...person.duties.villages.map(villageName),
                ...person.duties.languages.map((one) => t(`language.${one}`)),
              ].join(', ')}
            </p>
            <div className="row people-acts">
              <Button size="small" aria-label={`${t('people.edit')}: ${person.name}`} onClick={() => setOpen({ what: 'edit', person })}>
                {t('people.edit')}
              </Button>
              <Button
                size="small"
                aria-label={`${t(person.disabledAt ? 'people.enable' : 'people.disable')}: ${person.name}`}
                look={person.disabledAt ? 'secondary' : 'danger'}
                onClick={() => setOpen({ what: 'disable', person })}
              >
                {t(person.disabledAt ? 'people.enable' : 'people.disable')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {open?.what === 'add' && <PersonDialog onClose={close} />}
      {open?.what === 'edit' && <PersonDialog person={open.person} onClose={close} />}
      {open?.what === 'disable' && <DisableDialog person={open.person} people={people.data?.items ?? []} onClose={close} />}
    </>
  );
}
