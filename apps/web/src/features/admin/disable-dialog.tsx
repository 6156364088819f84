import type { StaffPerson } from '#contracts';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { Notice } from '../../kit/notice.js';

interface DisableDialogProps {
  person: StaffPerson;
  /** Everybody, to see who would be missing. */
  people: readonly StaffPerson[];
  onClose: () => void;
}

const onDutyNow = (one: StaffPerson): boolean => one.onDuty && one.disabledAt === undefined && one.roles.includes('official');

/** What the line would lose with this person. */
function losses(person: StaffPerson, people: readonly StaffPerson[]): ('disable_mayor' | 'disable_last_on_duty')[] {
  const others = people.filter((one) => one.username !== person.username);
  return [
    ...(person.roles.includes('mayor') ? (['disable_mayor'] as const) : []),
    ...(onDutyNow(person) && !others.some(onDutyNow) ? (['disable_last_on_duty'] as const) : []),
  ];
}

/** A disabled person's cases go up a level by themselves (domain.md §3). */
export function DisableDialog({ person, people, onClose }: DisableDialogProps) {
  const { t } = useTranslation();
  const way = person.disabledAt ? 'enable' : 'disable';
  const act = useAct<unknown, Record<string, never>>(`/people/${person.username}/${way}`, { invalidates: [KEYS.people], onDone: onClose });
  return (
    <ActDialog
      title={t(`people.${way}_title`, { name: person.name })}
      intro={
        <>
          <p>{t(`people.${way}_text`)}</p>
          {way === 'disable' && losses(person, people).map((loss) => <Notice key={loss} tone="warn" title={t(`people.${loss}`)} />)}
        </>
      }
      submit={t(`people.${way}`)}
      danger={way === 'disable'}
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({})}
      onClose={onClose}
    />
  );
}
