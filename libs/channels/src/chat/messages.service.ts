import { ConversationService, ResidentActs, Residents } from '#cases';
import type { messageSend, OpenedContact } from '#contracts';
import { idempotentRequestOf, RefusalError } from '#platform/http';
import { Throttle } from '#platform/throttle';
import type { SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { LiveSocket } from '../live/live-socket.js';
import { SessionWatch } from '../live/session-watch.service.js';
import { FirstWord } from './first-word.service.js';

type Message = z.infer<typeof messageSend>;

/** What was stored. `opened`: it came too late to re-open the case, and opened a new one, which the socket follows now. */
export interface Sent {
  caseId?: string;
  seq: number;
  opened?: OpenedContact;
}

/** Messages into a conversation that there is already: of its resident, of its owner. Each client id is stored once. */
@Injectable()
export class Messages {
  constructor(
    private readonly conversation: ConversationService,
    private readonly residentActs: ResidentActs,
    private readonly residents: Residents,
    private readonly firstWord: FirstWord,
    private readonly sessions: SessionWatch,
    private readonly throttle: Throttle,
  ) {}

  async send(socket: LiveSocket, message: Message): Promise<Sent> {
    const { viewer, resident } = socket.data;
    const { caseId } = message;
    if (resident && (caseId === undefined || caseId === resident.contact.caseId)) return this.ofResident(socket, resident.key, message);
    if (!viewer) throw new RefusalError({ code: resident ? 'not-found' : 'resident-key-needed' });
    if (caseId === undefined) throw new RefusalError({ code: 'invalid-body' });
    return this.ofOfficial(socket, viewer, { ...message, caseId });
  }

  private async ofOfficial(socket: LiveSocket, viewer: SignedInViewer, message: Message & { caseId: string }): Promise<Sent> {
    await this.sessions.required(socket, viewer);
    const { caseId, text, clientId } = message;
    const after = await this.conversation.write(caseId, { viewer }, { text, visibility: 'public', clientId });
    const stored = after.messages.find((each) => each.clientId === clientId && each.from.username === viewer.username);
    return { caseId, seq: stored?.seq ?? after.seq };
  }

  /** Sent again over REST, with the client id as `Idempotency-Key`, it is still the same message. */
  private async ofResident(socket: LiveSocket, key: string, { text, clientId }: Message): Promise<Sent> {
    const [contact] = await Promise.all([this.residents.required(key), this.throttle.count('contacts', socket.data.address)]);
    const lateRequest = idempotentRequestOf({
      caller: `contact:${contact.contactId}`,
      headers: { 'idempotency-key': clientId },
      method: 'POST',
      url: '/api/v1/my/case/messages',
      body: { text, clientId },
    });
    const { seq, opened } = await this.residentActs.send(contact, { text, clientId }, lateRequest);
    if (!opened) return { caseId: contact.caseId, seq };
    await this.firstWord.follow(socket, opened.residentKey);
    return { seq, opened };
  }
}
