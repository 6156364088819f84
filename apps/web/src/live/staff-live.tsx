import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { KEYS } from '../api/keys.js';
import { currentLanguage } from '../i18n/current-language.js';
import { signedOut } from '../features/account/use-me.js';
import { offerGone, offerMade } from '../features/offers/offer-hints.js';
import { presenceChanged } from '../features/presence/own-presence.js';
import { announce } from '../kit/announcer.js';
import { connectLive, type LiveSocket } from './live-socket.js';
import { notePresence, noteWritten } from './presence.js';
import { setStaffSocket } from './staff-socket.js';

/** Lists are fetched at most this often, however many cases change. */
const LIST_MS = 400;

/** Hints to cache: a socket says that something changed, REST says what. After every reconnection everything in sight is asked again. */
export function StaffLive() {
  const client = useQueryClient();
  const { t } = useTranslation();
  useEffect(() => {
    let socket: LiveSocket | undefined;
    let gone = false;
    let listTimer: ReturnType<typeof setTimeout> | undefined;
    const listsChanged = () => {
      listTimer ??= setTimeout(() => {
        listTimer = undefined;
        void client.invalidateQueries({ queryKey: KEYS.cases });
      }, LIST_MS);
    };
    const caseChanged = (id: string, seq: number) => {
      const known = client.getQueryData<{ seq: number }>(KEYS.case(id));
      if (!known || known.seq < seq) void client.invalidateQueries({ queryKey: KEYS.case(id) });
      listsChanged();
    };
    void connectLive(() => ({ language: currentLanguage() })).then((connected) => {
      if (gone) return void connected.disconnect();
      socket = connected;
      setStaffSocket(connected);
      let before = false;
      connected.on('connect', () => {
        if (before) void client.invalidateQueries();
        // Being connected is what makes one available.
        else void client.invalidateQueries({ queryKey: KEYS.ownPresence });
        before = true;
      });
      connected.on('case.changed', ({ id, seq }) => caseChanged(id, seq));
      connected.on('message.added', ({ caseId, seq }) => {
        noteWritten(caseId);
        caseChanged(caseId, seq);
      });
      connected.on('offer.made', ({ caseId, seq, live }) => {
        caseChanged(caseId, seq);
        if (live) return void offerMade(client);
        void client.invalidateQueries({ queryKey: KEYS.me });
        announce(t('live.offer_made'));
      });
      connected.on('offer.gone', (gone) => {
        caseChanged(gone.caseId, gone.seq);
        if (gone.live) void offerGone(client, t, gone);
      });
      connected.on('presence.mine', (mine) => presenceChanged(client, mine));
      connected.on('notice.new', () => {
        void client.invalidateQueries({ queryKey: KEYS.me });
        // A notice may be about a shift. Only a page that shows the roster asks again.
        void client.invalidateQueries({ queryKey: KEYS.roster });
      });
      connected.on('presence', notePresence);
      connected.on('session.ended', () => signedOut(client));
    });
    return () => {
      gone = true;
      clearTimeout(listTimer);
      setStaffSocket(undefined);
      socket?.disconnect();
    };
  }, [client, t]);
  return null;
}
