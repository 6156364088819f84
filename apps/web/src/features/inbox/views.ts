import type { CasePage } from '#contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call, query } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { refetchAfter } from '../../api/refetch-after.js';
import { byServer, now } from '../../format/server-time.js';
import { callersFirst } from './waiting-callers.js';

export const VIEWS = ['waiting', 'mine', 'asked', 'escalated', 'all'] as const;
export type View = (typeof VIEWS)[number];
export const isView = (value: string | null): value is View => (VIEWS as readonly (string | null)[]).includes(value);

export function useCaseList(view: View, q: string) {
  const list = useInfiniteQuery({
    queryKey: KEYS.caseList(view, q),
    queryFn: ({ pageParam, signal }) => call<CasePage>(`/cases${query({ view, q: q.trim(), cursor: pageParam, limit: 50 })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) => {
      const clocks = state.data?.pages.flatMap(({ items }) => items.flatMap(({ nearestClock }) => nearestClock ?? []));
      const running = clocks?.filter(({ breached }) => !breached) ?? [];
      return refetchAfter(running, now(), byServer(state.dataUpdatedAt));
    },
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const once = [...new Map(items.map((item) => [item.id, item])).values()];
  // In the server's order (by deadline, what was escalated by how late it is), except for those who are on the line now.
  return { ...list, items: view === 'waiting' || view === 'escalated' ? callersFirst(once) : once };
}
