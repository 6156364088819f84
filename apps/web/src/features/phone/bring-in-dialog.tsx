import type { FullCase, Person } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../kit/act-dialog.js';
import { announce } from '../../kit/announcer.js';
import { RadioChoices } from '../../kit/choices.js';
import { ToldDialog } from '../../kit/told-dialog.js';
import { usePhoneAct } from './phone-query.js';

/** Those who were asked for help, each once. */
function assistantsOf(file: FullCase): Person[] {
  const asked = file.assists.map(({ to }) => to).filter(({ username }) => username !== file.owner?.username);
  return [...new Map(asked.map((one) => [one.username, one])).values()];
}

/** Somebody who was asked for help joins the call; the owner stays owner. */
export function BringInDialog({ file, onClose }: { file: FullCase; onClose: () => void }) {
  const { t } = useTranslation();
  const assistants = assistantsOf(file);
  const [to, setTo] = useState<string | undefined>(assistants.length === 1 ? assistants[0]?.username : undefined);
  const act = usePhoneAct<{ to: string }>(file.id, 'call/bring-in', () => {
    announce(t('phone.brought_in'));
    onClose();
  });
  if (assistants.length === 0) {
    return (
      <ToldDialog title={t('phone.bring_in_title')} onClose={onClose}>
        <p>{t('phone.bring_in_none')}</p>
      </ToldDialog>
    );
  }
  return (
    <ActDialog
      title={t('phone.bring_in_title')}
      intro={<p>{t('phone.bring_in_text')}</p>}
      submit={t('phone.bring_in_submit')}
      pending={act.isPending}
      error={act.error}
      ready={to !== undefined}
      onSubmit={() => to && act.mutate({ to })}
      onClose={onClose}
    >
      <RadioChoices
        legend={t('phone.bring_in_who')}
        choices={assistants.map(({ username, name }) => ({ value: username, label: name }))}
        value={to}
        onChange={setTo}
      />
    </ActDialog>
  );
}
