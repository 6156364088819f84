import type { OwnPresence } from '#contracts';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';

const SOON_MS = 3_000;
const USUAL_MS = 60_000;

/** How the signed-in person stands, and whether live contacts are offered to them. Hints bring news to every page of theirs. */
export const useOwnPresence = (): OwnPresence | undefined =>
  useQuery({
    queryKey: KEYS.ownPresence,
    queryFn: ({ signal }) => call<OwnPresence>('/me/presence', { signal }),
    // A page that was just opened is noted a moment later.
    refetchInterval: ({ state }) => (state.data?.offered === 'not_connected' ? SOON_MS : USUAL_MS),
  }).data;

/** Another page of theirs, or the server, changed it: every page shows the same. */
export function presenceChanged(client: QueryClient, mine: OwnPresence): void {
  const before = client.getQueryData<OwnPresence>(KEYS.ownPresence);
  client.setQueryData(KEYS.ownPresence, mine);
  if (before?.offered === mine.offered) return;
  // Whether one is on duty may have changed elsewhere, and with it what is offered.
  void client.invalidateQueries({ queryKey: KEYS.me });
  void client.invalidateQueries({ queryKey: KEYS.liveOffers });
}
