import type { Roster, RosterGaps } from '#contracts';
import { dayAfter } from '#domain';
import { useQuery } from '@tanstack/react-query';
import { call, query } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { dayOf } from '../../format/helsinki.js';
import { now } from '../../format/server-time.js';

/** Shifts, absences and patterns of some days, the last one included. */
export const useRoster = (from: string, to: string) =>
  useQuery({
    queryKey: KEYS.rosterOf(from, to),
    queryFn: ({ signal }) => call<Roster>(`/roster${query({ from, to })}`, { signal }),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });

/** The same of so many days, today and those after it. */
export function useRosterAhead(days: number): Roster | undefined {
  const today = dayOf(now());
  return useRoster(today, dayAfter(today, days - 1)).data;
}

/** Where a live channel has nobody, within fourteen days; for the administrator and the mayor. */
export const useGaps = (asked = true) =>
  useQuery({
    queryKey: KEYS.rosterGaps,
    queryFn: ({ signal }) => call<RosterGaps>('/roster/gaps', { signal }),
    enabled: asked,
    refetchInterval: 300_000,
  });
