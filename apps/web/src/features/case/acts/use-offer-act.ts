import type { FullCase } from '#contracts';
import { KEYS } from '../../../api/keys.js';
import { useAct } from '../../../api/use-act.js';
import { useActed } from '../use-acted.js';

/** Answering an offer or a summons. Afterwards the case, the lists and one's own notices are asked again. */
export function useOfferAct<Body>(caseId: string, offer: FullCase['offers'][number], answer: 'accept' | 'decline', onDone: () => void) {
  const acted = useActed();
  return useAct<unknown, Body>(`/handover-offers/${offer.id}/${answer}`, {
    invalidates: [KEYS.case(caseId), KEYS.cases, KEYS.me],
    onDone: () => {
      onDone();
      acted('dialog');
    },
  });
}
