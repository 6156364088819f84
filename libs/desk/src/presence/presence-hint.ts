import type { ServerToClient } from '#contracts';
import { readerRooms, ROOMS, type Readers } from '../rooms.js';
import type { Telling } from '../telling.js';

export const PRESENCE_HINT = 'presence';

type Presence = Parameters<ServerToClient['presence']>[0];

/** What somebody is doing with a case just now, on its way to the other processes. Never stored. */
export interface PresenceHint {
  caseId: string;
  /** Sockets that are not told of themselves: the one that said it, and its person's or resident's others. */
  from: { socketId: string; room: string };
  who: Presence['who'];
  doing: Presence['doing'];
  seq?: number;
  readers: Readers;
}

const messageOf = ({ caseId, who, doing, seq }: PresenceHint): Presence => ({ caseId, who, doing, ...(seq === undefined ? {} : { seq }) });

/**
 * Who is told: of the city those who may read the case; the resident only of its owner, by the name that is public anyway.
 * As in {@link tellingOf}, those who only watch must be asked for.
 */
export function presenceTellingOf(hint: PresenceHint): Telling[] {
  const except = [hint.from.socketId, hint.from.room];
  const rooms = readerRooms(hint.readers);
  const toReaders: Telling[] = rooms.length > 0 ? [{ to: rooms, except, event: 'presence', message: messageOf(hint) }] : [];
  return [...toReaders, ...(hint.who.role === 'owner' ? [toResident(hint, except)] : [])];
}

export const presenceFor = (hint: PresenceHint, to: readonly string[]): Telling => ({ to, event: 'presence', message: messageOf(hint) });

function toResident(hint: PresenceHint, except: readonly string[]): Telling {
  const { name } = hint.who;
  const who: Presence['who'] = { role: 'owner', ...(name === undefined ? {} : { name }) };
  const doing = hint.doing === 'reading' ? 'seen' : hint.doing;
  return { to: [ROOMS.resident(hint.caseId)], except, event: 'presence', message: messageOf({ ...hint, who, doing }) };
}
