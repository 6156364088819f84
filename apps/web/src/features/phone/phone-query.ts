import type { CasePhone } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { useAct } from '../../api/use-act.js';
import { isRunning } from './call-standing.js';

/** A running call moves faster than the case that it belongs to: asked again this often, ms. */
const RUNNING_MS = 1500;

/** What the telephone did on a case. Below the case's own key, so that news of the case ask for it again too. */
export const usePhone = (caseId: string) =>
  useQuery({
    queryKey: KEYS.phone(caseId),
    queryFn: ({ signal }) => call<CasePhone>(`/cases/${caseId}/phone`, { signal }),
    staleTime: 1000,
    refetchInterval: ({ state }) => (state.data?.calls.some(isRunning) ? RUNNING_MS : 60_000),
  });

/** An act on the call of a case; the answer tells how the telephone stands then. */
export function usePhoneAct<Body>(caseId: string, act: string, onDone?: () => void) {
  const client = useQueryClient();
  return useAct<CasePhone, Body>(`/cases/${caseId}/${act}`, {
    invalidates: [KEYS.case(caseId), KEYS.cases],
    onDone: (answer) => {
      client.setQueryData(KEYS.phone(caseId), answer);
      onDone?.();
    },
  });
}
