import type { StaffPerson } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';

/** Everybody who may sign in or might once, for administrators. */
export const usePeople = () =>
  useQuery({ queryKey: KEYS.people, queryFn: ({ signal }) => call<{ items: StaffPerson[] }>('/people', { signal }) });
