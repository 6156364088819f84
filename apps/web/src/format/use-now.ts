import { useEffect, useState } from 'react';
import { now } from './server-time.js';

/** The present, renewed every `everyMs` (default: each minute) and when the page comes back into sight. */
export function useNow(everyMs = 60_000): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const renew = () => setAt(now());
    const timer = setInterval(renew, everyMs);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [everyMs]);
  return at;
}
