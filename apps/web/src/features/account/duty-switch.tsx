import type { Me } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { announce } from '../../kit/announcer.js';

/** On duty by one's own word, whatever the roster says: who is on duty is offered new contacts. */
export function DutySwitch({ me }: { me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = useAct<unknown, { onDuty: boolean }>('/me/duty', {
    invalidates: [KEYS.me, KEYS.ownPresence],
    onDone: (_, { onDuty }) => {
      client.setQueryData<Me | null>(KEYS.me, (old) => old && { ...old, dutySwitch: onDuty });
      announce(t(onDuty ? 'account.now_on_duty' : 'account.now_off_duty'));
    },
  });
  const shown = act.isPending ? act.variables.onDuty : me.dutySwitch;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={shown}
      className="switch"
      onClick={() => !act.isPending && act.mutate({ onDuty: !me.dutySwitch })}
    >
      <span className="switch-track" aria-hidden="true" />
      <span>{t('account.on_duty')}</span>
      {act.error && <span className="visually-hidden">{t('error.unreachable')}</span>}
    </button>
  );
}
