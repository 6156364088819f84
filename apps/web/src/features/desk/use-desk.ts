import type { LivingRoom } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.js';
import { KEYS } from '../../api/keys.js';
import { isText, recall, remember } from '../../api/remembered.js';

/** The room at whose desk this host sits now: the only one, or the one chosen on this device last. */
export function useDesk() {
  const rooms = useQuery({
    queryKey: KEYS.ownRooms,
    queryFn: ({ signal }) => call<{ items: LivingRoom[] }>('/me/living-rooms', { signal }),
    staleTime: 600_000,
  });
  const [chosen, setChosen] = useState(() => recall('desk', isText));
  const items = rooms.data?.items ?? [];
  const room = items.find(({ village }) => village.code === chosen) ?? items[0];
  return {
    rooms: items,
    room,
    /** The village by the name that it is kept under; empty while none is known. */
    village: room?.village.name.fi ?? '',
    pending: rooms.isPending,
    error: rooms.error,
    choose: (code: string) => {
      remember('desk', code);
      setChosen(code);
    },
  };
}

export type Desk = ReturnType<typeof useDesk>;
