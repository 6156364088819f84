import type { FullCase } from '#contracts';
import { LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { useFieldErrors } from '../../../kit/field.js';
import { sendable, TextArea } from '../../../kit/text-area.js';
import type { ActProps } from '../case-query.js';
import { useActed } from '../use-acted.js';

/** Declining changes nothing but the offer; declining a summons is public. */
export function DeclineDialog({ file, offer, onClose }: ActProps & { offer: FullCase['offers'][number] }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const acted = useActed();
  const act = useAct<unknown, { reason: string }>(`/handover-offers/${offer.id}/decline`, {
    invalidates: [KEYS.case(file.id), KEYS.cases, KEYS.me],
    onDone: () => {
      onClose();
      acted('dialog');
    },
  });
  const wrong = useFieldErrors(act.error);
  return (
    <ActDialog
      title={t('offer.decline_title')}
      intro={<p>{t(offer.kind === 'summons' ? 'offer.decline_summons_text' : 'offer.decline_text')}</p>}
      submit={t('offer.decline')}
      pending={act.isPending}
      error={act.error}
      ready={sendable(reason, LIMITS.reason)}
      onSubmit={() => act.mutate({ reason })}
      onClose={onClose}
    >
      <TextArea
        label={t('field.reason')}
        name="reason"
        limit={LIMITS.reason}
        value={reason}
        onChange={setReason}
        rows={3}
        error={wrong('reason')}
      />
    </ActDialog>
  );
}
