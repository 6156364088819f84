import type { LivingRoom, LivingRoomFacts } from '#contracts';
import type { RoomRow } from '../persistence/living-room.store.js';
import type { VillageFacts } from '../villages/village-file.js';
import { exceptionsFrom, openState } from './opening-hours.js';

/** What anybody may know of a room at `now` (epoch ms): listed field by field; its hosts are not among it. */
export function presentRoom(room: RoomRow, now: number): LivingRoomFacts {
  const { open, changesAt } = openState(room, now);
  return {
    id: room.id,
    school: room.school,
    address: room.address,
    week: room.week,
    exceptions: exceptionsFrom(room.exceptions, now),
    ...(room.accessible !== null && { accessible: room.accessible }),
    ...(room.phone !== null && { phone: room.phone }),
    ...(room.lat !== null && room.lon !== null && { location: { lat: room.lat, lon: room.lon } }),
    open,
    ...(changesAt !== undefined && { changesAt: new Date(changesAt).toISOString() }),
  };
}

export const presentRoomOf = (room: RoomRow, { code, name }: Pick<VillageFacts, 'code' | 'name'>, now: number): LivingRoom => ({
  ...presentRoom(room, now),
  village: { code, name },
});
