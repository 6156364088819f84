import { CASE_HINT, LIVE_OFFER_HINT, OWN_PRESENCE_HINT, Presences, type CaseHint, type LiveOfferHint, type OwnPresenceHint } from '#cases';
import {
  liveOfferTellingOf,
  ownPresenceTellingOf,
  Pace,
  PRESENCE_HINT,
  presenceFor,
  presenceTellingOf,
  readersOf,
  RecentStands,
  ROOMS,
  splitByLists,
  tellingOf,
  toOthers,
  toReader,
  type PresenceHint,
  type Telling,
} from '#desk';
import { HintBus, type Hint } from '#platform/hints';
import { DUTY_HINT, NOTICE_HINT, PERSON_GONE_TOPIC, type DutyHint, type NoticeHint } from '#staff';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.service.js';
import { SESSION_ENDED_HINT, type SessionEndedHint } from './session-ended.js';
import { SessionWatch } from './session-watch.service.js';

/** Tells this process's sockets what happened in any process. */
@Injectable()
export class HintRelay implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(HintRelay.name);
  private readonly pace = new Pace<CaseHint>((last) => this.sockets.tell(splitByLists(tellingOf(last)).lists));

  constructor(
    private readonly bus: HintBus,
    private readonly sockets: LiveSockets,
    private readonly stands: RecentStands,
    private readonly sessions: SessionWatch,
    private readonly presences: Presences,
  ) {}

  onModuleInit(): void {
    this.bus.subscribe((hint) => {
      this.relay(hint).catch((error: unknown) => this.logger.warn(`a hint was not relayed: ${(error as Error).name}`));
    });
    // Hints may have been missed: everybody comes back and asks anew.
    this.bus.onGap(() => this.sockets.all().forEach((socket) => this.sockets.cut(socket)));
  }

  beforeApplicationShutdown(): void {
    this.pace.stop();
  }

  private async relay({ topic, body }: Hint): Promise<void> {
    if (topic === CASE_HINT) await this.caseChanged(body as CaseHint);
    else if (topic === LIVE_OFFER_HINT) await this.offered(body as LiveOfferHint);
    else if (topic === OWN_PRESENCE_HINT) this.sockets.tell([ownPresenceTellingOf(body as OwnPresenceHint)]);
    else if (topic === DUTY_HINT) await this.standsAnew((body as DutyHint).personId);
    else if (topic === PRESENCE_HINT) await this.present(body as PresenceHint);
    else if (topic === NOTICE_HINT)
      this.sockets.tell([{ to: (body as NoticeHint).personIds.map(ROOMS.person), event: 'notice.new', message: {} }]);
    else if (topic === SESSION_ENDED_HINT) this.sessions.ended((body as SessionEndedHint).sessionIdHashes);
    else if (topic === PERSON_GONE_TOPIC) await this.sessions.checkPerson((body as { personId: string }).personId);
  }

  private async caseChanged(hint: CaseHint): Promise<void> {
    this.stands.forget(hint.caseId);
    const { lists, parts } = splitByLists(tellingOf(hint));
    const everybody = lists.length === 0 || this.pace.allows(hint);
    this.sockets.tell(everybody ? tellingOf(hint) : parts);
    const told = readersOf(hint).filter((room) => everybody || !lists.some(({ to }) => to.includes(room)));
    await this.eachWatcher(hint.caseId, told, (socket, reads) => {
      if (!reads) void socket.leave(ROOMS.watching(hint.caseId));
      return reads ? toReader(hint, [socket.id]) : [toOthers(hint, [socket.id])];
    });
  }

  /** Whoever took a live contact has one resident more: whether others are still offered to them is looked at where they are connected. */
  private async offered(hint: LiveOfferHint): Promise<void> {
    this.sockets.tell([liveOfferTellingOf(hint)]);
    if (hint.takenBy !== undefined) await this.standsAnew(hint.takenBy);
  }

  /** How somebody stands may have changed: looked at by the processes to which they are connected. */
  private async standsAnew(personId: string): Promise<void> {
    if (!this.sockets.isEmpty(ROOMS.person(personId))) await this.presences.changed(personId);
  }

  private async present(hint: PresenceHint): Promise<void> {
    const tellings = presenceTellingOf(hint);
    this.sockets.tell(tellings);
    const told = [hint.from.socketId, hint.from.room, ...tellings.flatMap(({ to }) => to)];
    await this.eachWatcher(hint.caseId, told, (socket, reads) => (reads ? [presenceFor(hint, [socket.id])] : []));
  }

  /** Those who have the case open, and read it for a stated reason or not any more: asked one by one. */
  private async eachWatcher(
    caseId: string,
    except: readonly string[],
    tell: (socket: LiveSocket, reads: boolean) => readonly Telling[],
  ): Promise<void> {
    for (const socket of this.sockets.in(ROOMS.watching(caseId))) {
      const { viewer } = socket.data;
      if (!viewer || except.some((room) => socket.rooms.has(room))) continue;
      const stand = await this.stands.readable(viewer, caseId);
      this.sockets.tell(tell(socket, stand !== undefined));
    }
  }
}
