import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef } from 'react';
import { call, UnreachableError } from './call.js';

interface ActOptions<Answer, Body> {
  /** Which answers are out of date afterwards, also when the act was refused: then somebody else was faster. */
  invalidates?: QueryKey[];
  onDone?: (answer: Answer, body: Body) => void | Promise<void>;
  method?: 'POST' | 'PUT' | 'DELETE';
}

/**
 * A write. As long as no answer came, the same words go out under the same idempotency key, so pressing again never acts twice;
 * after an answer the next press is a new act.
 */
export function useAct<Answer, Body = unknown>(path: string | ((body: Body) => string), options: ActOptions<Answer, Body> = {}) {
  const client = useQueryClient();
  const pending = useRef<{ words: string; key: string } | undefined>(undefined);
  const askAgain = () => Promise.all((options.invalidates ?? []).map((queryKey) => client.invalidateQueries({ queryKey })));
  return useMutation<Answer, Error, Body>({
    mutationFn: async (body) => {
      const to = typeof path === 'function' ? path(body) : path;
      const words = to + JSON.stringify(body);
      if (pending.current?.words !== words) pending.current = { words, key: crypto.randomUUID() };
      try {
        const answer = await call<Answer>(to, {
          body: options.method === 'DELETE' ? undefined : typeof path === 'function' ? bodyOf(body) : body,
          method: options.method,
          idempotencyKey: pending.current.key,
        });
        pending.current = undefined;
        return answer;
      } catch (error) {
        if (!(error instanceof UnreachableError)) pending.current = undefined;
        throw error;
      }
    },
    // Done, the button rests until the page shows what came of it.
    onSuccess: async (answer, body) => {
      await options.onDone?.(answer, body);
      await askAgain();
    },
    // A refusal is shown at once, also where asking again is slow.
    onError: () => void askAgain(),
  });
}

/** When the path is made from the argument, the words to send stand in its `body`. */
function bodyOf(argument: unknown): unknown {
  return (argument as { body?: unknown }).body ?? {};
}
