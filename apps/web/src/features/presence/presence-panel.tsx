import type { Me, OwnPresence, PresenceState } from '#contracts';
import { LIMITS, PRESENCE_STATES } from '#domain';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { dateTime } from '../../format/dates.js';
import { announce } from '../../kit/announcer.js';
import { RadioChoices } from '../../kit/choices.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { SelectField } from '../../kit/select-field.js';
import { DutySwitch } from '../account/duty-switch.js';

interface PresencePanelProps {
  me: Me;
  presence: OwnPresence | undefined;
  /** A link was followed: the panel is in the way. */
  onLeave: () => void;
}

const CAPS = Array.from({ length: LIMITS.liveCap }, (_, at) => String(at + 1));

/** On duty or not, there or not, how many residents at once; and in words whether any are offered, or why not. */
export function PresencePanel({ me, presence, onLeave }: PresencePanelProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const act = useAct<OwnPresence, { state: PresenceState; liveCap?: number }>('/me/presence', {
    method: 'PUT',
    invalidates: [KEYS.ownPresence, KEYS.liveOffers],
    onDone: (answer, { liveCap }) => {
      client.setQueryData(KEYS.ownPresence, answer);
      if (liveCap === undefined) announce(t(`own_presence.now.${answer.state}`));
    },
  });
  const shown = act.isPending ? { ...presence, ...act.variables } : presence;
  return (
    <div className="stack-tight">
      <div>
        <DutySwitch me={me} />
      </div>
      {me.shiftUntil && <p className="small">{t('own_presence.shift_until', { when: dateTime(me.shiftUntil) })}</p>}
      {me.absentUntil && <p className="small">{t('own_presence.absent_until', { when: dateTime(me.absentUntil) })}</p>}
      {shown?.state && (
        <RadioChoices
          legend={t('own_presence.legend')}
          choices={PRESENCE_STATES.map((value) => ({
            value,
            label: t(`own_presence.state.${value}`),
            hint: t(`own_presence.hint.${value}`),
          }))}
          value={shown.state}
          onChange={(state) => !act.isPending && act.mutate({ state })}
        />
      )}
      {presence && (
        <>
          <SelectField
            label={t('own_presence.cap')}
            value={String(shown?.liveCap ?? presence.liveCap)}
            options={CAPS.map((value) => ({ value, label: value }))}
            onChange={(cap) => !act.isPending && act.mutate({ state: presence.state, liveCap: Number(cap) })}
          />
          <p className="small">
            {t('own_presence.live_now', { now: presence.liveNow })} {t(`own_presence.offered.${presence.offered}`)}
          </p>
        </>
      )}
      <ProblemNotice error={act.error} />
      <p>
        <Link to="/tyo/vuorot" onClick={onLeave}>
          {t('own_presence.shifts')}
        </Link>
      </p>
    </div>
  );
}
