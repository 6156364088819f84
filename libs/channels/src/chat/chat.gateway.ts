import { CaseStands, Presences, Residents } from '#cases';
import {
  contactOpen,
  LIVE_NAMESPACE,
  messageSend,
  presenceSet,
  seen,
  typing,
  type Ack,
  type OpenedContact,
  type OwnPresence,
} from '#contracts';
import { ROOMS, roomsOf } from '#desk';
import { RefusalError, zodBody } from '#platform/http';
import { Logger } from '@nestjs/common';
import {
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { z } from 'zod';
import { Acknowledgement } from '../live/acknowledgement.service.js';
import { Handshake } from '../live/handshake.service.js';
import { Heartbeat } from '../live/heartbeat.service.js';
import type { LiveNamespace, LiveSocket } from '../live/live-socket.js';
import { LiveSockets } from '../live/live-sockets.service.js';
import { SessionWatch } from '../live/session-watch.service.js';
import { Attention } from './attention.service.js';
import { FirstWord } from './first-word.service.js';
import { Messages, type Sent } from './messages.service.js';

/** The namespace `/live` (api.md "Sockets"): checks, calls, acknowledges. Nothing else. */
@WebSocketGateway({ namespace: LIVE_NAMESPACE })
export class ChatGateway implements OnGatewayInit<LiveNamespace>, OnGatewayConnection<LiveSocket>, OnGatewayDisconnect<LiveSocket> {
  private readonly logger = new Logger(ChatGateway.name);

  constructor(
    private readonly handshake: Handshake,
    private readonly acknowledgement: Acknowledgement,
    private readonly sockets: LiveSockets,
    private readonly firstWord: FirstWord,
    private readonly messages: Messages,
    private readonly attention: Attention,
    private readonly residents: Residents,
    private readonly heartbeat: Heartbeat,
    private readonly presences: Presences,
    private readonly sessions: SessionWatch,
    private readonly stands: CaseStands,
  ) {}

  afterInit(namespace: LiveNamespace): void {
    this.sockets.open(namespace);
    namespace.use((socket, next) => {
      this.handshake.read(socket).then(
        (data) => next(void Object.assign(socket.data, data)),
        (error: unknown) => {
          const data = this.acknowledgement.problemOf(error, this.handshake.languageOf(socket));
          next(Object.assign(new Error(data.code), { data }));
        },
      );
    });
  }

  handleConnection(socket: LiveSocket): void {
    const { viewer, resident } = socket.data;
    void socket.join([...(viewer ? roomsOf(viewer) : []), ...(resident ? [ROOMS.resident(resident.contact.caseId)] : [])]);
    if (resident) this.greet(socket, resident).catch((error: unknown) => this.warn(error));
    this.heartbeat.came(socket).catch((error: unknown) => this.warn(error));
  }

  handleDisconnect(socket: LiveSocket): void {
    this.attention.left(socket).catch((error: unknown) => this.warn(error));
  }

  @SubscribeMessage('contact.open')
  open(socket: LiveSocket, body: unknown): Promise<Ack<OpenedContact>> {
    return this.answer(socket, 'writes', contactOpen, body, (message) => this.firstWord.open(socket, message));
  }

  @SubscribeMessage('message.send')
  send(socket: LiveSocket, body: unknown): Promise<Ack<Sent>> {
    return this.answer(socket, 'writes', messageSend, body, (message) => this.messages.send(socket, message));
  }

  @SubscribeMessage('typing')
  typing(socket: LiveSocket, body: unknown): Promise<Ack<null>> {
    return this.answer(socket, 'hints', typing, body, async (message) => {
      await this.attention.typing(socket, message);
      return null;
    });
  }

  @SubscribeMessage('seen')
  seen(socket: LiveSocket, body: unknown): Promise<Ack<null>> {
    return this.answer(socket, 'hints', seen, body, async (message) => {
      await this.attention.seen(socket, message);
      return null;
    });
  }

  @SubscribeMessage('presence.set')
  setPresence(socket: LiveSocket, body: unknown): Promise<Ack<OwnPresence>> {
    return this.answer(socket, 'writes', presenceSet, body, async (message) => {
      const { viewer } = socket.data;
      if (!viewer) throw new RefusalError({ code: 'sign-in-needed' });
      await this.sessions.required(socket, viewer);
      return this.presences.set(viewer, message);
    });
  }

  private answer<T, A>(
    socket: LiveSocket,
    budget: 'writes' | 'hints',
    schema: z.ZodType<T>,
    body: unknown,
    work: (message: T) => Promise<A>,
  ): Promise<Ack<A>> {
    return this.acknowledgement.inOrder(socket, async () => {
      if (!socket.data[budget].spend()) throw new RefusalError({ code: 'too-many-requests' });
      return work(zodBody(schema).transform(body, { type: 'body' }) as T);
    });
  }

  /** A resident who comes (back) is there, and is told how far the case has come: what happened before this moment was not hinted. */
  private async greet(socket: LiveSocket, resident: NonNullable<LiveSocket['data']['resident']>): Promise<void> {
    const { contact } = resident;
    await this.residents.seen(contact);
    const stand = await this.stands.of(contact.caseId);
    if (!stand) return;
    socket.emit('case.changed', { id: stand.caseId, seq: stand.seq });
  }

  private warn(error: unknown): void {
    this.logger.warn(`presence was not told: ${(error as { code?: string }).code ?? (error as Error).name}`);
  }
}
