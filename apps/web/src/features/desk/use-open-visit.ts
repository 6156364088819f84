import type { NewVisit, OpenedVisit } from '#contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KEYS } from '../../api/keys.js';
import { newClientId } from '../resident/outbox.js';
import type { KeptVisit } from './kept/kept-store.js';
import { deliverVisit, keptVisits, whyKept } from './kept/kept-visits.js';

/** How a visit went: to the city, or onto this device until it can. */
export type VisitOutcome = { opened: OpenedVisit } | { kept: KeptVisit };

/**
 * Sends a visit under a key of its own. Where no answer came, or the sign-in had ended, it is kept under the same key and words;
 * what is refused for good is an error, and the words stay in the form.
 */
export function useOpenVisit(by: string, onDone: (outcome: VisitOutcome) => void) {
  const client = useQueryClient();
  return useMutation<VisitOutcome, Error, NewVisit>({
    mutationFn: async (body) => {
      const key = newClientId();
      try {
        return { opened: await deliverVisit({ key, body }) };
      } catch (error) {
        const why = whyKept(error);
        if (why === undefined) throw error;
        const kept = { key, by, at: body.arrivedAt ?? new Date().toISOString(), body, why };
        await keptVisits.add(kept);
        if (why === 'signed_out') void client.invalidateQueries({ queryKey: KEYS.me });
        return { kept };
      }
    },
    onSuccess: (outcome) => {
      onDone(outcome);
      void client.invalidateQueries({ queryKey: KEYS.visits });
    },
  });
}
