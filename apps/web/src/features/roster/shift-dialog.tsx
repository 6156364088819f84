import type { Me, RosterShift } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { now } from '../../format/server-time.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { Button } from '../../kit/button.js';
import { DialogFrame } from '../../kit/dialog-frame.js';
import { detailsInWords, shiftInWords } from './shift-words.js';
import { ShiftFormDialog } from './shift-form-dialog.js';
import { AskSwapDialog, SwapStanding } from './swap.js';

interface ShiftDialogProps {
  shift: RosterShift;
  me: Me;
  /** The administrator changes and cancels. */
  keeps: boolean;
  onClose: () => void;
}

/** One shift: whose, when, for what, and what may be done about it. */
export function ShiftDialog({ shift, me, keeps, onClose }: ShiftDialogProps) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<'edit' | 'cancel' | 'swap'>();
  const present = now();
  const over = Date.parse(shift.endsAt) <= present || shift.cancelledAt !== undefined;
  const mine = shift.person.username === me.username;
  const maySwap = mine && !over && !shift.swap && Date.parse(shift.startsAt) > present;
  if (doing === 'edit') return <ShiftFormDialog shift={shift} onClose={onClose} />;
  if (doing === 'cancel') return <CancelDialog shift={shift} onClose={onClose} />;
  if (doing === 'swap') return <AskSwapDialog shift={shift} onClose={onClose} />;
  return (
    <DialogFrame title={shift.person.name} onClose={onClose}>
      <p>
        <strong>{shiftInWords(shift)}</strong>
      </p>
      <p>{detailsInWords(t, shift)}</p>
      {shift.patternId && <p className="small muted">{t('roster.from_pattern')}</p>}
      {shift.cancelledAt && <p>{t('roster.cancelled')}</p>}
      {shift.swap && <SwapStanding shift={shift} swap={shift.swap} me={me} />}
      <div className="dialog-buttons">
        {keeps && !over && (
          <>
            <Button look="primary" onClick={() => setDoing('edit')}>
              {t('roster.keep.edit')}
            </Button>
            <Button look="danger" onClick={() => setDoing('cancel')}>
              {t('roster.keep.cancel')}
            </Button>
          </>
        )}
        {maySwap && (
          <Button look="primary" onClick={() => setDoing('swap')}>
            {t('roster.swap.ask')}
          </Button>
        )}
        <Button onClick={onClose}>{t('common.close')}</Button>
      </div>
    </DialogFrame>
  );
}

function CancelDialog({ shift, onClose }: { shift: RosterShift; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct<RosterShift, { version: number }>(`/roster/shifts/${shift.id}/cancel`, {
    invalidates: [KEYS.roster],
    onDone: onClose,
  });
  return (
    <ActDialog
      title={t('roster.keep.cancel_title')}
      intro={
        <>
          <p>
            <strong>{shift.person.name}</strong>, {shiftInWords(shift)}
          </p>
          <p>{t('roster.keep.cancel_text')}</p>
        </>
      }
      submit={t('roster.keep.cancel')}
      cancel={t('roster.keep.keep_it')}
      danger
      pending={act.isPending}
      error={act.error}
      onSubmit={() => act.mutate({ version: shift.version })}
      onClose={onClose}
    />
  );
}
