import { Intake, Residents } from '#cases';
import type { contactOpen, OpenedContact } from '#contracts';
import { idempotentRequestOf, RefusalError } from '#platform/http';
import { Throttle } from '#platform/throttle';
import { ROOMS } from '#desk';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { LiveSocket } from '../live/live-socket.js';

/** A resident's first word in the chat: a case, and the socket follows it from then on. */
@Injectable()
export class FirstWord {
  constructor(
    private readonly intake: Intake,
    private readonly residents: Residents,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Sent again with its client id it is the same case and the same key, also when the second time it comes as
   * `POST /contacts` with that id as `Idempotency-Key`: a client whose socket fell silent may go on with either.
   */
  async open(socket: LiveSocket, { clientId, ...said }: z.infer<typeof contactOpen>): Promise<OpenedContact> {
    await this.throttle.count('contacts', socket.data.address);
    const body = { channel: 'chat' as const, ...said };
    const request = idempotentRequestOf({ headers: { 'idempotency-key': clientId }, method: 'POST', url: '/api/v1/contacts', body });
    const opened = await this.intake.open({ ...body, language: said.language ?? socket.data.language, clientId }, request);
    await this.follow(socket, opened.residentKey);
    return { case: opened.case, residentKey: opened.residentKey };
  }

  /** A socket has one case: the newest that it opened. */
  async follow(socket: LiveSocket, residentKey: string): Promise<void> {
    const contact = await this.residents.byKey(residentKey);
    if (!contact) throw new RefusalError({ code: 'resident-key-needed' });
    const before = socket.data.resident?.contact.caseId;
    if (before !== undefined && before !== contact.caseId) await socket.leave(ROOMS.resident(before));
    socket.data.resident = { key: residentKey, contact };
    await socket.join(ROOMS.resident(contact.caseId));
  }
}
