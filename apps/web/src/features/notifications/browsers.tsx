import type { NewPushSubscription, SubscribedBrowser } from '#contracts';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recall, remember } from '../../api/remembered.js';
import { useAct } from '../../api/use-act.js';
import { date } from '../../format/dates.js';
import { announce } from '../../kit/announcer.js';
import { Button } from '../../kit/button.js';
import { Notice } from '../../kit/notice.js';
import { ProblemNotice } from '../../kit/problem-notice.js';
import { PushDeniedError, pushDenied, pushSupported, subscribeToPush, unsubscribeFromPush } from './browser-push.js';

interface BrowsersProps {
  /** Whose: of the signed-in person, or of the resident with the key. */
  of: 'me' | 'my';
  pushKey: string | undefined;
  subscriptions: readonly SubscribedBrowser[];
  /** What shows them. */
  shownBy: QueryKey;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Turning notifications on in this browser, by a press alone, and the browsers where they are on. */
export function Browsers({ of, pushKey, subscriptions, shownBy }: BrowsersProps) {
  const { t } = useTranslation();
  const memory = `push.${of}`;
  const [mine, setMine] = useState(() => recall(memory, isText));
  const [trouble, setTrouble] = useState<'denied' | 'failed' | undefined>(() => (pushDenied() ? 'denied' : undefined));
  const [asking, setAsking] = useState(false);
  const note = (id: string | undefined) => {
    remember(memory, id);
    setMine(id);
  };
  const add = useAct<SubscribedBrowser, NewPushSubscription>(`/${of}/push-subscriptions`, {
    invalidates: [shownBy],
    onDone: ({ id }) => {
      note(id);
      announce(t('push.enabled'));
    },
  });
  const remove = useAct<unknown, { id: string }>(({ id }) => `/${of}/push-subscriptions/${id}`, {
    method: 'DELETE',
    invalidates: [shownBy],
    onDone: async (_, { id }) => {
      if (id !== mine) return;
      note(undefined);
      await unsubscribeFromPush().catch(() => undefined);
    },
  });
  const enable = async (key: string) => {
    setAsking(true);
    setTrouble(undefined);
    try {
      add.mutate(await subscribeToPush(key));
    } catch (error) {
      setTrouble(error instanceof PushDeniedError ? 'denied' : 'failed');
    } finally {
      setAsking(false);
    }
  };
  const isOn = subscriptions.some(({ id, goneAt }) => id === mine && goneAt === undefined);
  return (
    <>
      {pushKey === undefined ? (
        <p className="muted">{t('push.not_here')}</p>
      ) : !pushSupported() ? (
        <p className="muted">{t('push.unsupported')}</p>
      ) : (
        !isOn && (
          <div>
            <Button icon="bell" pending={asking || add.isPending} onClick={() => void enable(pushKey)}>
              {t('push.enable')}
            </Button>
          </div>
        )
      )}
      {trouble && <Notice tone="warn" alert title={t(`push.${trouble}`)} />}
      <ProblemNotice error={add.error ?? remove.error} />
      {subscriptions.length > 0 && (
        <ul className="lines" aria-label={t('push.list')}>
          {subscriptions.map((browser) => (
            <Browser key={browser.id} browser={browser} here={browser.id === mine} onRemove={() => remove.mutate({ id: browser.id })} />
          ))}
        </ul>
      )}
    </>
  );
}

function Browser({ browser, here, onRemove }: { browser: SubscribedBrowser; here: boolean; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = browser.label ?? t('push.unnamed');
  return (
    <li className="line">
      <div>
        <p>
          <strong>{name}</strong> {here && <span className="tag tag-plain">{t('push.this')}</span>}
        </p>
        <p className="small muted">
          {browser.goneAt ? t('push.gone', { when: date(browser.goneAt) }) : t('push.since', { when: date(browser.createdAt) })}
        </p>
      </div>
      <Button size="small" look="danger" aria-label={`${t('push.remove')}: ${name}`} onClick={onRemove}>
        {t('push.remove')}
      </Button>
    </li>
  );
}
