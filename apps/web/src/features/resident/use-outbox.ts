import { useEffect, useRef, useSyncExternalStore } from 'react';
import { ProblemError } from '../../api/call.js';
import { worthRetrying } from './deliver.js';
import { outbox, type Outgoing } from './outbox.js';

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Sends what is in the outbox, one after the other, until the server has acknowledged all of it: with growing pauses, and at once
 * when the connection returns. What is refused for good stays, marked.
 */
export function useOutbox(deliver: (entry: Outgoing) => Promise<void>): readonly Outgoing[] {
  const entries = useSyncExternalStore(outbox.subscribe, outbox.list);
  const current = useRef(deliver);
  useEffect(() => {
    current.current = deliver;
  });
  useEffect(() => {
    let stopped = false;
    let sending = false;
    let wait = FIRST_WAIT_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = async () => {
      clearTimeout(timer);
      if (sending || stopped) return;
      sending = true;
      let again = false;
      for (let entry = next(); entry && !stopped; entry = next()) {
        try {
          await current.current(entry);
          outbox.remove(entry.clientId);
          wait = FIRST_WAIT_MS;
        } catch (error) {
          again = worthRetrying(error);
          if (again) break;
          outbox.change(entry.clientId, { refused: error instanceof ProblemError ? error.problem.title : String(error) });
        }
      }
      sending = false;
      if (again && !stopped) {
        timer = setTimeout(() => void send(), wait);
        wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      }
    };
    const start = () => void send();
    const unsubscribe = outbox.subscribe(start);
    addEventListener('online', start);
    start();
    return () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
      removeEventListener('online', start);
    };
  }, []);
  return entries;
}

const next = (): Outgoing | undefined => outbox.list().find((entry) => entry.refused === undefined);
