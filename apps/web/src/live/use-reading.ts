import { useEffect } from 'react';
import { tellSeen } from './staff-socket.js';

/** Well below the 45 s after which "reading" fades (presence.ts, docs/api.md). */
const AGAIN_MS = 30_000;

/** Tells that a case is open up to `seq`: at once, and again while it stays open and this tab can be seen. */
export function useReading(caseId: string, seq: number): void {
  useEffect(() => {
    tellSeen(caseId, seq);
    const again = () => {
      if (document.visibilityState === 'visible') tellSeen(caseId, seq);
    };
    const timer = setInterval(again, AGAIN_MS);
    document.addEventListener('visibilitychange', again);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [caseId, seq]);
}
