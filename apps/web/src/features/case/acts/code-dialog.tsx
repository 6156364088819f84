import { NO_MATTER_REASONS, NON_PUBLIC_REASONS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../../../kit/act-dialog.js';
import { RadioChoices } from '../../../kit/choices.js';
import { useCaseAct, type ActProps } from '../case-query.js';

const CODES = { no_matter: NO_MATTER_REASONS, non_public: NON_PUBLIC_REASONS } as const;
const PATHS = { no_matter: 'no-matter', non_public: 'non-public' } as const;

type Code = (typeof CODES)[keyof typeof CODES][number];

/** Acts that need one of a few reasons, and no words. */
export function CodeDialog({ file, act: name, likely, onClose }: ActProps & { act: 'no_matter' | 'non_public'; likely?: Code }) {
  const { t } = useTranslation();
  const [reasonCode, setReasonCode] = useState<Code | undefined>(likely);
  const act = useCaseAct<{ reasonCode: string }>(file.id, PATHS[name], onClose);
  return (
    <ActDialog
      title={t(`act_dialog.${name}.title`)}
      intro={<p>{t(`act_dialog.${name}.text`)}</p>}
      submit={t(`act_dialog.${name}.submit`)}
      danger={name === 'no_matter'}
      pending={act.isPending}
      error={act.error}
      ready={reasonCode !== undefined}
      onSubmit={() => reasonCode && act.mutate({ reasonCode })}
      onClose={onClose}
    >
      <RadioChoices
        legend={t('field.reason')}
        choices={CODES[name].map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reasonCode}
        onChange={setReasonCode}
      />
    </ActDialog>
  );
}
