import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './call.js';

/** Refusals are answers and are not asked again; silence is, with growing pauses. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => !(error instanceof ProblemError && error.problem.status < 500) && failures < 3,
        retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 15_000),
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
