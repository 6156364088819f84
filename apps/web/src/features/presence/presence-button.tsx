import type { Me, OwnPresence } from '#contracts';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useOwnPresence } from './own-presence.js';
import { PresencePanel } from './presence-panel.js';
import './presence.css';

/** In the header: how one stands now, with how many residents; pressing it opens where that is changed. */
export function PresenceButton({ me }: { me: Me }) {
  const { t } = useTranslation();
  const presence = useOwnPresence();
  return (
    <DialogTrigger>
      <AriaButton className="button button-plain button-small">
        <span className="presence-dot" data-look={lookOf(me, presence)} aria-hidden="true" />
        {presence ? (
          <span>
            {me.onDuty ? t(`own_presence.state.${presence.state}`) : t('own_presence.not_on_duty')}
            <span aria-hidden="true" className="presence-count">
              {' '}
              {t('own_presence.now_of_cap', { now: presence.liveNow, cap: presence.liveCap })}
            </span>
            <span className="visually-hidden">, {t('own_presence.now_spoken', { now: presence.liveNow, cap: presence.liveCap })}</span>
          </span>
        ) : (
          <span>{t('own_presence.title')}</span>
        )}
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Dialog className="presence-panel" aria-label={t('own_presence.title')}>
          {({ close }) => <PresencePanel me={me} presence={presence} onLeave={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The words stand beside it: colour and shape alone say nothing. */
function lookOf(me: Me, presence: OwnPresence | undefined): 'on' | 'busy' | 'off' {
  if (!presence || !me.onDuty || presence.state === 'away') return 'off';
  return presence.offered === 'yes' ? 'on' : 'busy';
}
