import type { CaseClock } from '#contracts';
import { useEffect, useRef } from 'react';
import { useNowNear } from '../../format/use-now.js';
import { deadlineTone } from '../../kit/deadline-tag.js';

/** Calls back when the promise in sight becomes near, and when it runs out: once each, never every minute. */
export function useThresholds(clock: CaseClock | undefined, tell: (tone: 'warn' | 'bad') => void): void {
  const now = useNowNear([clock?.dueAt]);
  const tone = clock && deadlineTone({ ...clock, breached: clock.breachedAt !== undefined }, now);
  const which = clock && `${clock.kind}.${clock.round}`;
  const last = useRef({ which, tone });
  useEffect(() => {
    // Another promise in sight is not news about this one.
    const crossed = which === last.current.which && tone !== last.current.tone;
    if (crossed && (tone === 'warn' || tone === 'bad')) tell(tone);
    last.current = { which, tone };
  });
}
