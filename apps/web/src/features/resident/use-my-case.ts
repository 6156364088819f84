import type { MyCase } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { call, isStatus } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { isFlag, recall, remember } from '../../api/remembered.js';

/** The resident's own case, opened by the cookie; null when there is none. Asked only where a case was opened before. */
export function useMyCase(listening: boolean) {
  return useQuery({
    queryKey: KEYS.myCase,
    queryFn: async ({ signal }): Promise<MyCase | null> => {
      if (recall('hasCase', isFlag) !== true) return null;
      try {
        return await call<MyCase>('/my/case', { signal });
      } catch (error) {
        if (!isStatus(error, 401) && !isStatus(error, 404)) throw error;
        remember('hasCase', undefined);
        return null;
      }
    },
    // The socket brings news; without it, the page asks by itself.
    refetchInterval: (query) => (query.state.data && query.state.data.state !== 'closed' ? (listening ? 60_000 : 8_000) : false),
  });
}
