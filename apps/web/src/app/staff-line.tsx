import { lazy, Suspense } from 'react';
import { isOfficial, useMe } from '../features/account/use-me.js';

const StaffLive = lazy(async () => ({ default: (await import('../live/staff-live.js')).StaffLive }));

/** Officials hear what changed as soon as it does; residents never fetch this. */
export function StaffLine() {
  const { me } = useMe();
  if (!me || !isOfficial(me)) return null;
  return (
    <Suspense fallback={null}>
      <StaffLive />
    </Suspense>
  );
}
