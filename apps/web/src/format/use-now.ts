import { useEffect, useState } from 'react';
import { now } from './server-time.js';

/** Words have seconds below one minute; looked at each minute, two leave time to notice. */
const NEAR_MS = 120_000;
const MINUTE_MS = 60_000;

/** The present, renewed every `every` ms (default: each minute) and when the page comes back into sight. */
export function useNow(every: number | ((at: number) => number) = MINUTE_MS): number {
  const [at, setAt] = useState(now);
  const everyMs = typeof every === 'number' ? every : every(at);
  useEffect(() => {
    const renew = () => setAt(now());
    // A slower rhythm may have left the present far behind.
    renew();
    const timer = setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [everyMs]);
  return at;
}

/** The present for words of how far these instants are: each second near any of them, and while somebody waits live. */
export const useNowNear = (instants: readonly (string | undefined)[], live = false): number =>
  useNow((at) => (live || instants.some((one) => one !== undefined && Math.abs(Date.parse(one) - at) < NEAR_MS) ? 1000 : MINUTE_MS));
