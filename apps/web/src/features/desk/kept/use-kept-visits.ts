import type { OpenedVisit } from '#contracts';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { KeptVisit } from './kept-store.js';
import { keptVisits } from './kept-visits.js';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * What this device keeps, and sends: at once when the page opens or the network is back, else with growing pauses.
 * @param signedIn false: it is only looked at
 */
export function useKeptVisits(signedIn: boolean, onSent: (visit: KeptVisit, opened: OpenedVisit) => void): readonly KeptVisit[] {
  const visits = useSyncExternalStore(keptVisits.subscribe, keptVisits.list);
  const sent = useRef(onSent);
  useEffect(() => {
    sent.current = onSent;
  });
  const waiting = visits.filter((one) => one.refused === undefined).length;
  useEffect(() => {
    if (!signedIn) return void keptVisits.load();
    let stopped = false;
    let sending = false;
    let wait = FIRST_WAIT_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const send = async () => {
      clearTimeout(timer);
      if (sending || stopped) return;
      sending = true;
      const how = await keptVisits.send((visit, opened) => sent.current(visit, opened));
      sending = false;
      if (how !== 'later' || stopped) return;
      timer = setTimeout(() => void send(), wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
    const atOnce = () => {
      wait = FIRST_WAIT_MS;
      void send();
    };
    atOnce();
    addEventListener('online', atOnce);
    return () => {
      stopped = true;
      clearTimeout(timer);
      removeEventListener('online', atOnce);
    };
    // One more that waits starts it again.
  }, [signedIn, waiting]);
  return visits;
}
