import type { CaseClock } from '#contracts';
import { useEffect, useRef } from 'react';
import { useNow } from '../../format/use-now.js';
import { deadlineTone } from '../../kit/deadline-tag.js';

/** Calls back when the promise in sight becomes near, and when it runs out: once each, never every minute. */
export function useThresholds(clock: CaseClock | undefined, tell: (tone: 'warn' | 'bad') => void): void {
  const now = useNow();
  const tone = clock && deadlineTone({ ...clock, breached: clock.breachedAt !== undefined }, now);
  const last = useRef(tone);
  useEffect(() => {
    if (tone !== last.current && (tone === 'warn' || tone === 'bad')) tell(tone);
    last.current = tone;
  });
}
