import type { PublicCase } from '#contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { KEYS } from '../../api/keys.js';
import { currentLanguage } from '../../i18n/current-language.js';
import { now } from '../../format/server-time.js';
import { deliverMessage, deliverOpening } from './deliver.js';
import { newClientId, outbox, type Outgoing } from './outbox.js';
import { useMyCase } from './use-my-case.js';
import { useOutbox } from './use-outbox.js';
import { useResidentSocket } from './use-resident-socket.js';

const TYPING_EVERY_MS = 2500;

/** Everything the resident's pages need of the line: the case, what is still being sent, and the acts. */
export function useResidentLine(early = false) {
  const client = useQueryClient();
  const [opened, setOpened] = useState<PublicCase>();
  const [wanted, setWanted] = useState(early);
  const known = client.getQueryData(KEYS.myCase);
  const { socket, connected } = useResidentSocket(wanted || Boolean(known));
  const myCase = useMyCase(connected);

  const deliver = useCallback(
    async (entry: Outgoing) => {
      if (entry.what === 'message') {
        await deliverMessage(entry);
      } else {
        const bySocket = socket.current?.connected === true && entry.attempts === undefined;
        setOpened((await deliverOpening(entry, socket.current)).case);
        // A socket on which nothing was opened does not know whose it is.
        if (!bySocket) socket.current?.disconnect().connect();
      }
      await client.refetchQueries({ queryKey: KEYS.myCase });
    },
    [client, socket],
  );
  const outgoing = useOutbox(deliver);

  const send = useCallback((what: Outgoing['what'], text: string) => {
    outbox.add({ clientId: newClientId(), what, text, language: currentLanguage(), at: new Date(now()).toISOString() });
    setWanted(true);
  }, []);

  const lastTyping = useRef(0);
  const typing = useCallback(() => {
    if (!socket.current?.connected || Date.now() - lastTyping.current < TYPING_EVERY_MS) return;
    lastTyping.current = Date.now();
    socket.current.emit('typing', {});
  }, [socket]);
  const seen = useCallback((seq: number) => void (socket.current?.connected && socket.current.emit('seen', { seq })), [socket]);

  return {
    myCase: myCase.data ?? undefined,
    pending: myCase.isPending,
    /** Public facts of a case opened just now, until the case itself has come. */
    opened,
    outgoing,
    connected,
    open: useCallback((text: string) => send('open', text), [send]),
    write: useCallback((text: string) => send('message', text), [send]),
    /** Makes the connection before it is needed: the resident has begun to write. */
    warmUp: useCallback(() => setWanted(true), []),
    typing,
    seen,
  };
}

export type ResidentLine = ReturnType<typeof useResidentLine>;
