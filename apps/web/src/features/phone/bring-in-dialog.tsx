import type { FullCase, Person } from '#contracts';
import { LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { announce } from '../../kit/announcer.js';
import { RadioChoices } from '../../kit/choices.js';
import { useFieldErrors } from '../../kit/field.js';
import { sendable, TextArea } from '../../kit/text-area.js';
import { ColleaguePicker } from '../case/acts/colleague-picker.js';
import { usePhoneAct } from './phone-query.js';

/** Those who were asked for help, each once. */
function assistantsOf(file: FullCase): Person[] {
  const asked = file.assists.map(({ to }) => to).filter(({ username }) => username !== file.owner?.username);
  return [...new Map(asked.map((one) => [one.username, one])).values()];
}

/** No username: these begin with a letter. */
const SOMEBODY_ELSE = '+';

/** Somebody joins the call; the owner stays owner. Whoever was not asked for help yet is asked first, in the same breath. */
export function BringInDialog({ file, onClose }: { file: FullCase; onClose: () => void }) {
  const { t } = useTranslation();
  const assistants = assistantsOf(file);
  const [choice, setChoice] = useState(() => (assistants.length === 1 ? assistants[0]?.username : undefined));
  const [colleague, setColleague] = useState<string>();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string>();
  const bring = usePhoneAct<{ to: string }>(file.id, 'call/bring-in', () => {
    announce(t('phone.brought_in'));
    onClose();
  });
  const ask = useAct<unknown, { to: string; text: string }>(`/cases/${file.id}/assists`, {
    invalidates: [KEYS.case(file.id), KEYS.cases],
    onDone: (_, { to }) => {
      setAsked(to);
      bring.mutate({ to });
    },
  });
  const wrong = useFieldErrors(ask.error);
  const asks = assistants.length === 0 || choice === SOMEBODY_ELSE;
  const to = asks ? colleague : choice;
  const isAsked = to !== undefined && (to === asked || assistants.some(({ username }) => username === to));
  const submit = () => {
    if (to === undefined) return;
    ask.reset();
    bring.reset();
    if (isAsked) bring.mutate({ to });
    else ask.mutate({ to, text });
  };
  const known = assistants.map(({ username, name }) => ({ value: username, label: name }));
  return (
    <ActDialog
      title={t('phone.bring_in_title')}
      intro={<p>{t('phone.bring_in_text')}</p>}
      submit={t(asks ? 'phone.bring_in_ask' : 'phone.bring_in_submit')}
      pending={ask.isPending || bring.isPending}
      error={ask.error ?? bring.error}
      ready={to !== undefined && (isAsked || sendable(text, LIMITS.message))}
      onSubmit={submit}
      onClose={onClose}
    >
      {known.length > 0 && (
        <RadioChoices
          legend={t('phone.bring_in_who')}
          choices={[...known, { value: SOMEBODY_ELSE, label: t('phone.bring_in_else') }]}
          value={choice}
          onChange={setChoice}
        />
      )}
      {asks && (
        <>
          <p>{t('phone.bring_in_none')}</p>
          <ColleaguePicker label={t('picker.whom')} onChange={setColleague} />
          {!isAsked && (
            <TextArea
              label={t('act_dialog.ask_assist.what')}
              name="text"
              limit={LIMITS.message}
              value={text}
              onChange={setText}
              rows={3}
              error={wrong('text')}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}
