import type { Me, RosterShift } from '#contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { ActDialog } from '../../kit/act-dialog.js';
import { announce } from '../../kit/announcer.js';
import { Button } from '../../kit/button.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { ColleaguePicker } from '../case/acts/colleague-picker.js';
import { detailsInWords, shiftInWords } from './shift-words.js';

type Swap = NonNullable<RosterShift['swap']>;

/** The holder asks one colleague. The shift does not move before that one accepts. */
export function AskSwapDialog({ shift, onClose }: { shift: RosterShift; onClose: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  const act = useAct<RosterShift, { to: string }>(`/roster/shifts/${shift.id}/swaps`, {
    invalidates: [KEYS.roster],
    onDone: () => {
      announce(t('roster.swap.sent'));
      onClose();
    },
  });
  return (
    <ActDialog
      title={t('roster.swap.ask_title')}
      intro={
        <>
          <p>
            <strong>{shiftInWords(shift)}</strong>
          </p>
          <p>{t('roster.swap.ask_text')}</p>
        </>
      }
      submit={t('roster.swap.send')}
      pending={act.isPending}
      error={act.error}
      ready={to !== undefined}
      missing={to === undefined ? t('picker.whom') : undefined}
      onSubmit={() => to && act.mutate({ to })}
      onClose={onClose}
    >
      <ColleaguePicker label={t('picker.whom')} onChange={setTo} />
    </ActDialog>
  );
}

/** How a swap that was asked for stands: who asked answers for it and may take it back. */
export function SwapStanding({ shift, swap, me }: { shift: RosterShift; swap: Swap; me: Me }) {
  const { t } = useTranslation();
  const withdraw = useAct<RosterShift, Record<string, never>>(`/roster/swaps/${swap.id}/withdraw`, {
    invalidates: [KEYS.roster],
    onDone: () => announce(t('roster.swap.withdrawn')),
  });
  if (swap.to.username === me.username) return <SwapToMe shift={shift} swap={swap} />;
  if (swap.by.username !== me.username) return <p>{t('roster.swap.by_others', { by: swap.by.name, to: swap.to.name })}</p>;
  return (
    <Notice>
      <p>{t('roster.swap.asked', { name: swap.to.name })}</p>
      <ProblemNotice error={withdraw.error} />
      <div>
        <Button size="small" pending={withdraw.isPending} onClick={() => withdraw.mutate({})}>
          {t('roster.swap.withdraw')}
        </Button>
      </div>
    </Notice>
  );
}

/** A colleague asks: one takes the shift, or does not. */
export function SwapToMe({ shift, swap }: { shift: RosterShift; swap: Swap }) {
  const { t } = useTranslation();
  const act = useAct<RosterShift, { answer: 'accept' | 'decline' }>(({ answer }) => `/roster/swaps/${swap.id}/${answer}`, {
    invalidates: [KEYS.roster],
    onDone: (_, { answer }) => announce(t(answer === 'accept' ? 'roster.swap.accepted' : 'roster.swap.declined')),
  });
  return (
    <Notice tone="warn" title={t('roster.swap.to_me', { name: swap.by.name })}>
      <p>
        <strong>{shiftInWords(shift)}</strong>
        <br />
        {detailsInWords(t, shift)}
      </p>
      <ProblemNotice error={act.error} />
      <div className="row">
        <Button look="primary" pending={act.isPending} onClick={() => act.mutate({ answer: 'accept' })}>
          {t('roster.swap.accept')}
        </Button>
        <Button pending={act.isPending} onClick={() => act.mutate({ answer: 'decline' })}>
          {t('roster.swap.decline')}
        </Button>
      </div>
    </Notice>
  );
}
