import type { StaffPerson } from '#contracts';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { ActDialog } from '../../kit/act-dialog.js';

/** A disabled person's cases go up a level by themselves (domain.md §3). */
export function DisableDialog({ person, onClose }: { person: StaffPerson; onClose: () => void }) {
  const { t } = useTranslation();
  const way = person.disabledAt ? 'enable' : 'disable';
  const act = useAct<unknown, Record<string, never>>(`/people/${person.username}/${way}`, { invalidates: [KEYS.people], onDone: onClose });
  return (
    <ActDialog
      title={t(`people.${way}_title`, { name: person.name })}
      intro={<p>{t(`people.${way}_text`)}</p>}
      submit={t(`people.${way}`)}
      danger={way === 'disable'}
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
