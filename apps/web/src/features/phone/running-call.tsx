import type { CasePhone, FullCase, PhoneCall } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { between } from '../../format/length-of-call.js';
import { useNow } from '../../format/use-now.js';
import { announce } from '../../kit/announcer.js';
import { Button } from '../../kit/button.js';
import { Icon } from '../../kit/icon.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { BringInDialog } from './bring-in-dialog.js';
import { runningWords } from './call-standing.js';
import { CallerWaits } from './caller-waits.js';
import { ownPhoneQuery } from './own-phone-query.js';
import { usePhoneAct } from './phone-query.js';

interface RunningCallProps {
  file: FullCase;
  call: PhoneCall;
  may: CasePhone['may'];
}

/** The call that runs now: where it is, how long it has been, and what its owner can do with it. */
export function RunningCall({ file, call, may }: RunningCallProps) {
  const { t } = useTranslation();
  const now = useNow(1000);
  // Only the owner may end a call, and while a caller waits the owner's own phone rings, where they have one.
  const forOwner = may.end && call.direction === 'incoming' && call.state === 'waiting';
  // Taken while the caller still hears the greeting: nothing rings before its end.
  const hearsGreeting = may.end && call.direction === 'incoming' && call.state === 'greeting';
  const own = useQuery({ ...ownPhoneQuery, enabled: forOwner || hearsGreeting }).data?.phone;
  const rings = forOwner && typeof own === 'string';
  const { words, since } = runningWords(call, rings);
  const [bringingIn, setBringingIn] = useState(false);
  const hold = usePhoneAct<{ on: boolean }>(file.id, 'call/hold');
  const end = usePhoneAct<Record<string, never>>(file.id, 'call/end');
  const told = useRef(words);
  useEffect(() => {
    if (told.current !== words) announce(t(`phone.state.${words}`, { time: '' }).trim());
    told.current = words;
  }, [words, t]);
  return (
    <div className="running-call stack-tight">
      <p className="row">
        <span className="tag tag-ok">
          <Icon name={words === 'held' ? 'pause' : 'phone'} />
          {t(`phone.state.${words}`, { time: between(since, now) })}
        </span>
        {rings && <span className="muted">{t('phone.state.waiting', { time: between(since, now) })}</span>}
        {call.official && <span>{call.official.name}</span>}
      </p>
      {hearsGreeting && typeof own === 'string' && <p>{t('phone.rings_after_greeting')}</p>}
      {forOwner && own === null && <CallerWaits />}
      {(may.hold || may.bringIn || may.end) && (
        <div className="row">
          {may.hold && (
            <Button icon={call.heldAt ? 'phone' : 'pause'} pending={hold.isPending} onClick={() => hold.mutate({ on: !call.heldAt })}>
              {t(call.heldAt ? 'phone.unhold' : 'phone.hold')}
            </Button>
          )}
          {may.bringIn && (
            <Button icon="person" onClick={() => setBringingIn(true)}>
              {t('phone.bring_in')}
            </Button>
          )}
          {may.end && (
            <Button look="danger" icon="cross" pending={end.isPending} onClick={() => end.mutate({})}>
              {t('phone.end')}
            </Button>
          )}
        </div>
      )}
      <ProblemNotice error={hold.error ?? end.error} />
      {bringingIn && <BringInDialog file={file} onClose={() => setBringingIn(false)} />}
    </div>
  );
}
