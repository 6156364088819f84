import { lazy, Suspense } from 'react';
import { isOfficial, useMe } from '../features/account/use-me.js';

const LiveWaitingWatch = lazy(async () => ({
  default: (await import('../features/inbox/live-waiting-watch.js')).LiveWaitingWatch,
}));
const StaffLive = lazy(async () => ({ default: (await import('../live/staff-live.js')).StaffLive }));

/** Officials hear what changed as soon as it does, and that somebody waits; residents never fetch this. */
export function StaffLine() {
  const { me } = useMe();
  if (!me || !isOfficial(me)) return null;
  return (
    <Suspense fallback={null}>
      <StaffLive />
      <LiveWaitingWatch me={me} />
    </Suspense>
  );
}
