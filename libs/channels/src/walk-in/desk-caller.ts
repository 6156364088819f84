import { BY_RESIDENT, byHost } from '#cases';
import type { Actor } from '#domain';
import type { SignedInViewer } from '#staff';
import type { DeviceRow } from './persistence/desk-device.store.js';

/** Who opens a visit: a host, or a visitor on the room's tablet. */
export type DeskCaller = { host: SignedInViewer } | { device: Pick<DeviceRow, 'id' | 'village'> };

/** As whom the journal names them: what a visitor writes for themselves is the resident's. */
export const actorOf = (caller: DeskCaller): Actor => ('host' in caller ? byHost(caller.host).actor : BY_RESIDENT.actor);
