import type { BlockNumber } from '#contracts';
import { BLOCK_REASONS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { isoDay } from '../../format/dates.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { announce } from '../../kit/announcer.js';
import { RadioChoices } from '../../kit/choices.js';
import { useFieldErrors } from '../../kit/field.js';
import { TextInput } from '../../kit/text-input.js';
import { isReason, ReasonField } from '../case/acts/reason-field.js';

const LONGEST_DAYS = 364;
/** Long enough for a nuisance to end, short enough to be let in again without asking. */
const USUAL_DAYS = 30;

/** Turning a number away: for a reason, until a day, and counted publicly. */
export function BlockDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [reasonCode, setReasonCode] = useState<BlockNumber['reasonCode']>();
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(() => isoDay(USUAL_DAYS));
  const act = useAct<unknown, BlockNumber>(`/cases/${caseId}/block-number`, {
    invalidates: [KEYS.case(caseId), KEYS.blocks],
    onDone: () => {
      announce(t('block.done'));
      onClose();
    },
  });
  const wrong = useFieldErrors(act.error);
  const missing = [
    reasonCode === undefined && t('block.missing_part.why'),
    !isReason(reason) && t('block.missing_part.what'),
    until === '' && t('block.missing_part.until'),
  ].filter((part) => part !== false);
  return (
    <ActDialog
      title={t('block.title')}
      intro={<p>{t('block.text')}</p>}
      submit={t('block.submit')}
      danger
      pending={act.isPending}
      error={act.error}
      ready={missing.length === 0}
      missing={missing.length > 0 ? t('block.missing', { what: missing.join(', ') }) : undefined}
      onSubmit={() => reasonCode && act.mutate({ reasonCode, reason, until })}
      onClose={onClose}
    >
      <RadioChoices
        legend={t('block.why')}
        choices={BLOCK_REASONS.map((value) => ({ value, label: t(`block.reason.${value}`) }))}
        value={reasonCode}
        onChange={setReasonCode}
      />
      <ReasonField label={t('block.what')} value={reason} onChange={setReason} error={act.error} />
      <TextInput
        label={t('block.until')}
        name="until"
        type="date"
        min={isoDay()}
        max={isoDay(LONGEST_DAYS)}
        value={until}
        onChange={setUntil}
        error={wrong('until')}
      />
    </ActDialog>
  );
}
