import type { PhoneProof as Proof } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dateTime } from '../../format/dates.js';
import { announce } from '../../kit/announcer.js';
import { Button } from '../../kit/button.js';
import { Icon } from '../../kit/icon.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { ProofForm } from './proof-form.js';

const CHANGES = [KEYS.phoneProof, KEYS.notifications];

/** Whether the own number is proven: before that no notice goes there. */
export function PhoneProof() {
  const { t } = useTranslation();
  const proof = useQuery({ queryKey: KEYS.phoneProof, queryFn: ({ signal }) => call<Proof>('/me/phone/proof', { signal }) });
  const send = useAct<Proof>('/me/phone/code', { invalidates: CHANGES });
  if (!proof.data) return null;
  return (
    <div className="stack" role="group" aria-label={t('proof.phone_title')}>
      <p className="beside-icon">
        <Icon name={proof.data.proven ? 'check' : 'info'} />
        <span>{t(proof.data.proven ? 'proof.phone_proven' : 'proof.phone_not_proven')}</span>
      </p>
      {!proof.data.proven && (
        <>
          <div>
            <Button pending={send.isPending} onClick={() => send.mutate({})}>
              {t('proof.phone_send')}
            </Button>
          </div>
          <ProblemNotice error={send.error} />
          {proof.data.pendingUntil && (
            <>
              <p role="status">{t('proof.phone_sent', { when: dateTime(proof.data.pendingUntil) })}</p>
              <ProofForm path="/me/phone/prove" invalidates={CHANGES} onProven={() => announce(t('proof.phone_proven'))} />
            </>
          )}
        </>
      )}
    </div>
  );
}
