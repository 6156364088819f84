import { lazy, Suspense } from 'react';
import { isOfficial, useMe } from '../features/account/use-me.js';

const LiveWaitingWatch = lazy(async () => ({
  default: (await import('../features/inbox/live-waiting-watch.js')).LiveWaitingWatch,
}));
const OfferPanel = lazy(async () => ({ default: (await import('../features/offers/offer-panel.js')).OfferPanel }));
const StaffLive = lazy(async () => ({ default: (await import('../live/staff-live.js')).StaffLive }));

/** Officials hear what changed as soon as it does, and see who waits for them; residents never fetch this. */
export function StaffLine() {
  const { me } = useMe();
  if (!me || !isOfficial(me)) return null;
  return (
    <Suspense fallback={null}>
      <StaffLive />
      <LiveWaitingWatch me={me} />
      <OfferPanel me={me} />
    </Suspense>
  );
}
