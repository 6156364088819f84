import { Residents } from '#cases';
import { Presence, ROOMS, type Doing } from '#desk';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import type { LiveSocket } from '../live/live-socket.js';
import { LiveSockets } from '../live/live-sockets.service.js';

/** Typing, seeing, reading, going away: from a socket to those who may read the case. Never stored. */
@Injectable()
export class Attention {
  constructor(
    private readonly presence: Presence,
    private readonly sockets: LiveSockets,
    private readonly residents: Residents,
  ) {}

  async typing(socket: LiveSocket, asked: { caseId?: string }): Promise<void> {
    const { viewer, caseId } = this.whose(socket, asked.caseId);
    const doing: Doing = { caseId, socketId: socket.id, doing: 'typing' };
    return viewer ? this.presence.ofPerson(viewer, doing) : this.presence.ofResident(doing);
  }

  /** An official who has seen the newest has the case open: the others read that they are reading. */
  async seen(socket: LiveSocket, asked: { caseId?: string; seq: number }): Promise<void> {
    const { viewer, caseId } = this.whose(socket, asked.caseId);
    const { seq } = asked;
    if (!viewer) return this.presence.ofResident({ caseId, socketId: socket.id, doing: 'seen', seq });
    await this.presence.ofPerson(viewer, { caseId, socketId: socket.id, doing: 'reading', seq });
    if (socket.data.reading !== caseId) await this.closed(socket);
    socket.data.reading = caseId;
    await socket.join(ROOMS.watching(caseId));
  }

  /** The connection is gone. */
  async left(socket: LiveSocket): Promise<void> {
    const { resident } = socket.data;
    await this.closed(socket);
    if (!resident || !this.sockets.isEmpty(ROOMS.resident(resident.contact.caseId))) return;
    await this.residents.gone(resident.contact);
    await this.presence.ofResident({ caseId: resident.contact.caseId, socketId: socket.id, doing: 'gone' });
  }

  private async closed(socket: LiveSocket): Promise<void> {
    const { viewer, reading } = socket.data;
    if (!viewer || reading === undefined) return;
    delete socket.data.reading;
    await socket.leave(ROOMS.watching(reading));
    // Whoever may not read it any more has nobody to tell.
    await this.presence.ofPerson(viewer, { caseId: reading, socketId: socket.id, doing: 'gone' }).catch((error: unknown) => {
      if (!(error instanceof RefusalError)) throw error;
    });
  }

  /** As whom it is meant: a resident's socket has one case, an official names it. */
  private whose({ data }: LiveSocket, caseId: string | undefined) {
    const { viewer, resident } = data;
    if (resident && (caseId === undefined || caseId === resident.contact.caseId)) return { caseId: resident.contact.caseId };
    if (!viewer) throw new RefusalError({ code: resident ? 'not-found' : 'resident-key-needed' });
    if (caseId === undefined) throw new RefusalError({ code: 'invalid-body' });
    return { viewer, caseId };
  }
}
