import type { Me } from '#contracts';
import type { Role } from '#domain';
import { useQuery, type QueryClient } from '@tanstack/react-query';
import { call, isStatus, setCsrfToken } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { isFlag, recall, remember } from '../../api/remembered.js';

async function fetchMe({ signal }: { signal: AbortSignal }): Promise<Me | null> {
  try {
    const me = await call<Me>('/me', { signal });
    setCsrfToken(me.csrfToken);
    remember('signedIn', true);
    return me;
  } catch (error) {
    if (!isStatus(error, 401)) throw error;
    forget();
    return null;
  }
}

function forget(): void {
  setCsrfToken(undefined);
  remember('signedIn', undefined);
}

/** The server said that the session is over: nothing needs to be asked. */
export function signedOut(client: QueryClient): void {
  forget();
  client.setQueryData(KEYS.me, null);
}

/**
 * The signed-in person, or null. Residents are the many: pages that do not need to know ask the server only in a browser
 * where somebody signed in before; pages for staff pass `ask`.
 */
export function useMe(ask = false) {
  const known = recall('signedIn', isFlag) === true;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: KEYS.me,
    queryFn: fetchMe,
    enabled: ask || known,
    staleTime: 60_000,
    refetchInterval: (query) => (query.state.data ? 120_000 : false),
  });
  return { me: data ?? undefined, error, pending: (ask || known) && isPending, refetch };
}

export const hasRole = (me: Pick<Me, 'roles'>, ...roles: Role[]): boolean => roles.some((role) => me.roles.includes(role));
/** Those who may say "minä vastaan". */
export const isOfficial = (me: Pick<Me, 'roles'>): boolean => hasRole(me, 'official', 'mayor');
