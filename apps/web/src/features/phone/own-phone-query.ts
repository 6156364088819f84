import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';

export interface OwnPhoneAnswer {
  phone: string | null;
}

/** The signed-in person's own number. */
export const ownPhoneQuery = queryOptions({
  queryKey: KEYS.ownPhone,
  queryFn: ({ signal }) => call<OwnPhoneAnswer>('/me/phone', { signal }),
  staleTime: 60_000,
});
