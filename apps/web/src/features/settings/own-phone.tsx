import { LIMITS } from '#domain';
import { useQuery } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { showPhone } from '../../format/phone-number.js';
import { Button } from '../../kit/button.js';
import { useFieldErrors } from '../../kit/field.js';
import { Loading } from '../../kit/loading.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { TextInput } from '../../kit/text-input.js';
import { PhoneProof } from '../notifications/phone-proof.js';
import { ownPhoneQuery, type OwnPhoneAnswer } from '../phone/own-phone-query.js';

/** The number by which one's telephone rings for residents; one's own to give and to take away. */
export function OwnPhone() {
  const { t } = useTranslation();
  const own = useQuery(ownPhoneQuery);
  return (
    <section className="card stack" aria-labelledby="own-phone">
      <h2 id="own-phone">{t('own_phone.title')}</h2>
      <p>{t('own_phone.text')}</p>
      {own.isPending && <Loading />}
      <ProblemNotice error={own.data ? undefined : own.error} />
      {own.data && <Form phone={own.data.phone} />}
      {own.data?.phone && <PhoneProof key={own.data.phone} />}
    </section>
  );
}

function Form({ phone }: { phone: string | null }) {
  const { t } = useTranslation();
  const shown = phone === null ? '' : showPhone(phone);
  const [typed, setTyped] = useState<string>();
  const value = typed ?? shown;
  const act = useAct<OwnPhoneAnswer, OwnPhoneAnswer>('/me/phone', {
    method: 'PUT',
    invalidates: [KEYS.ownPhone, KEYS.notifications],
    // What was typed is shown as it was understood.
    onDone: () => setTyped(undefined),
  });
  const wrong = useFieldErrors(act.error);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    if (value.trim() !== '' && !act.isPending) act.mutate({ phone: value });
  };
  return (
    <form className="stack" onSubmit={save} noValidate>
      <TextInput
        label={t('own_phone.label')}
        hint={t('own_phone.hint')}
        name="phone"
        type="tel"
        autoComplete="tel"
        maxLength={LIMITS.phone}
        value={value}
        onChange={setTyped}
        error={wrong('phone')}
      />
      <div className="row">
        <Button type="submit" look="primary" pending={act.isPending} aria-disabled={value.trim() === '' || undefined}>
          {t('common.save')}
        </Button>
        {phone !== null && (
          <Button pending={act.isPending} onClick={() => act.mutate({ phone: null })}>
            {t('own_phone.remove')}
          </Button>
        )}
      </div>
      {!wrong('phone') && <ProblemNotice error={act.error} />}
      <div role="status">
        {act.data && typed === undefined && (
          <Notice tone="ok" title={t(act.data.phone === null ? 'own_phone.removed' : 'own_phone.saved')} />
        )}
      </div>
    </form>
  );
}
