import type { OpenedVisit, Visit } from '#contracts';
import { LIMITS } from '#domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { showCode } from '../../../format/tracking-code.js';
import { ActDialog } from '../../../kit/act-dialog.js';
import { announce } from '../../../kit/announcer.js';
import { sendable } from '../../../kit/text-area.js';
import { SaidField } from '../said-field.js';

interface WriteDialogProps {
  visit: Visit;
  onClose: () => void;
  /** What was written came too late to re-open the case: it opened a new one. */
  onOpened: (opened: OpenedVisit) => void;
}

/** The host writes down what the visitor beside them says. The code is named, so that it goes to the right case. */
export function WriteDialog({ visit, onClose, onOpened }: WriteDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const act = useAct<{ opened?: OpenedVisit }, { text: string }>(`/visits/${visit.caseId}/messages`, {
    invalidates: [KEYS.visits],
    onDone: ({ opened }) => {
      announce(t('desk.written'));
      if (opened) onOpened(opened);
      else onClose();
    },
  });
  const ready = sendable(text, LIMITS.message);
  return (
    <ActDialog
      title={t('desk.write_title', { code: showCode(visit.trackingCode) })}
      intro={<p>{t('desk.write_text')}</p>}
      submit={t('desk.write_submit')}
      pending={act.isPending}
      error={act.error}
      ready={ready}
      onSubmit={() => act.mutate({ text })}
      onClose={onClose}
    >
      <SaidField label={t('desk.write_field')} language={visit.language} value={text} onChange={setText} />
    </ActDialog>
  );
}
