import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { KEYS } from '../../api/keys.js';
import { currentLanguage } from '../../i18n/current-language.js';
import { connectLive, type LiveSocket } from '../../live/live-socket.js';
import { notePresence, noteWritten } from '../../live/presence.js';
import { heldKey } from './resident-key.js';

/** The resident's connection, once `wanted`. Every hint, and every reconnection, makes the page ask what is new. */
export function useResidentSocket(wanted: boolean) {
  const client = useQueryClient();
  const socket = useRef<LiveSocket | undefined>(undefined);
  const [connected, setConnected] = useState(false);
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    void connectLive(() => {
      const residentKey = heldKey();
      return { language: currentLanguage(), ...(residentKey ? { residentKey } : {}) };
    }).then(
      (made) => {
        if (gone) return void made.disconnect();
        socket.current = made;
        const renew = () => void client.invalidateQueries({ queryKey: KEYS.myCase });
        let before = false;
        made.on('connect', () => {
          setConnected(true);
          if (before) renew();
          before = true;
        });
        made.on('disconnect', () => setConnected(false));
        made.on('case.changed', renew);
        made.on('message.added', () => {
          noteWritten();
          renew();
        });
        made.on('presence', (hint) => {
          if (hint.who.role !== 'resident') notePresence(hint);
        });
      },
      () => undefined,
    );
    return () => {
      gone = true;
      socket.current?.disconnect();
      socket.current = undefined;
      setConnected(false);
    };
  }, [wanted, client]);
  return { socket, connected };
}
