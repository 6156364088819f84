import type { NewContact, OpenedContact } from '#contracts';
import { CONTACT_KINDS, LIMITS, TOPICS, type ContactKind } from '#domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { currentLanguage } from '../../i18n/current-language.js';
import { Button } from '../../kit/button.js';
import { RadioChoices } from '../../kit/choices.js';
import { useFieldErrors } from '../../kit/field.js';
import { PageTitle } from '../../kit/page-title.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { SelectField } from '../../kit/select-field.js';
import { sendable, TextArea } from '../../kit/text-area.js';
import { OwnVillageChoices } from '../villages/own-village-choices.js';
import { VillageField } from '../villages/village-field.js';
import { showCode } from '../../format/tracking-code.js';
import { ContactFields } from './contact-fields.js';
import { Emergency } from './emergency.js';
import { rememberOwnCase } from './own-cases.js';
import { holdKey, startSession } from './resident-key.js';
import './resident.css';

const EMPTY = { text: '', topic: '', village: '', name: '', phone: '', email: '' };

/** `/lomake`: the same case by a form. Only the text is needed; anonymity is a choice. */
export function FormPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [values, setValues] = useState(EMPTY);
  const [kind, setKind] = useState<ContactKind>();
  const [tried, setTried] = useState(false);
  const send = useAct<OpenedContact, NewContact>('/contacts', {
    onDone: async ({ case: file, residentKey }) => {
      holdKey(file.trackingCode, residentKey);
      rememberOwnCase(file.trackingCode);
      await startSession(residentKey).catch(() => undefined);
      await client.invalidateQueries({ queryKey: KEYS.myCase });
      await navigate(`/s/${showCode(file.trackingCode)}`, { state: { openedHere: true } });
    },
  });
  const wrong = useFieldErrors(send.error);
  const set = (name: keyof typeof EMPTY) => (value: string) => setValues((old) => ({ ...old, [name]: value }));
  const given = (name: keyof typeof EMPTY) => values[name].trim() || undefined;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!sendable(values.text, LIMITS.message) || send.isPending) return;
    send.mutate({
      channel: 'web_form',
      text: values.text,
      language: currentLanguage(),
      kind,
      topic: given('topic') as NewContact['topic'],
      village: given('village'),
      name: given('name'),
      phone: given('phone'),
      email: given('email'),
    });
  };
  return (
    <div className="page page-narrow stack">
      <PageTitle title={t('form.title')} />
      <p>
        {t('form.lead')} <Link to="/">{t('form.prefer_chat')}</Link>
      </p>
      <form className="card stack form" onSubmit={submit} noValidate>
        <TextArea
          label={t('form.text')}
          hint={t('resident.hint')}
          name="text"
          rows={6}
          limit={LIMITS.message}
          value={values.text}
          onChange={set('text')}
          error={tried && values.text.trim() === '' ? t('field_error.empty') : wrong('text')}
        />
        <Emergency text={values.text} />
        <RadioChoices
          legend={t('form.kind')}
          wide
          choices={CONTACT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <SelectField
          label={t('form.topic')}
          name="topic"
          optional
          none={t('form.topic_none')}
          value={values.topic}
          onChange={set('topic')}
          options={TOPICS.map((value) => ({ value, label: t(`topic.${value}`) }))}
          error={wrong('topic')}
        />
        <VillageField
          label={t('form.village')}
          name="village"
          optional
          value={values.village}
          onChange={set('village')}
          hint={t('form.village_hint')}
          error={wrong('village')}
        />
        <OwnVillageChoices onChoose={set('village')} />
        <fieldset className="stack">
          <legend className="form-legend">{t('form.contact')}</legend>
          <p className="small">{t('form.contact_text')}</p>
          <ContactFields values={values} onChange={(change) => setValues((old) => ({ ...old, ...change }))} wrong={wrong} own />
        </fieldset>
        <ProblemNotice error={send.error} />
        <div>
          <Button type="submit" look="primary" size="large" pending={send.isPending}>
            {send.isPending ? t('resident.sending') : t('resident.send')}
          </Button>
        </div>
      </form>
    </div>
  );
}
