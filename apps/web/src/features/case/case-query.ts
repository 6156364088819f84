import type { CaseAct, FullCase } from '#contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { refetchAfter } from '../../api/refetch-after.js';
import { useAct } from '../../api/use-act.js';
import { byServer, now } from '../../format/server-time.js';
import { isRunning } from './clocks.js';
import { useActed, type ActedBy } from './use-acted.js';

/** @param asked false while it is known that this person may not read the case: then nothing is asked */
export const useCase = (id: string, asked: boolean) =>
  useQuery({
    queryKey: KEYS.case(id),
    queryFn: ({ signal }) => call<FullCase>(`/cases/${id}`, { signal }),
    enabled: asked,
    staleTime: 5_000,
    refetchInterval: ({ state }) => refetchAfter(state.data?.clocks.filter(isRunning) ?? [], now(), byServer(state.dataUpdatedAt)),
  });

/** What a dialog needs to know of its case, whether it was opened from a list or from the case itself. */
export type CaseRef = Pick<FullCase, 'id' | 'trackingCode' | 'title' | 'language'> & { owner?: { username: string; name: string } };

export interface ActProps {
  file: CaseRef;
  onClose: () => void;
}

/** An act on one case. Afterwards the case and the lists are asked again, also after a refusal: then somebody else was faster. */
export function useCaseAct<Body>(id: string, act: string, onDone?: (answer: unknown, body: Body) => void, by: ActedBy = 'dialog') {
  const client = useQueryClient();
  const acted = useActed();
  return useAct<unknown, Body>(`/cases/${id}/${act}`, {
    invalidates: [KEYS.case(id), KEYS.cases],
    onDone: (answer, body) => {
      if (isCase(answer) && answer.id === id) client.setQueryData(KEYS.case(id), answer);
      onDone?.(answer, body);
      acted(by);
    },
  });
}

const isCase = (answer: unknown): answer is FullCase =>
  typeof answer === 'object' && answer !== null && 'may' in answer && 'journal' in answer;

export const may = (file: Pick<FullCase, 'may'>, act: CaseAct): boolean => file.may.includes(act);
