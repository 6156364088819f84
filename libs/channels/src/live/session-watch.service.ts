import { ROOMS } from '#desk';
import { RefusalError } from '#platform/http';
import { Authenticator, type SignedInViewer } from '#staff';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.service.js';

/** How long a socket outlives what opened it, at most, when no hint came. */
const CHECK_EVERY_MS = 20_000;

/** Closes sockets whose session, token or person no longer holds. */
@Injectable()
export class SessionWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(SessionWatch.name);
  private timer: NodeJS.Timeout | undefined;
  private checking = false;

  constructor(
    private readonly sockets: LiveSockets,
    private readonly authenticator: Authenticator,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.checkAll(), CHECK_EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Sessions that are over, as a hint said. */
  ended(sessionIdHashes: readonly string[]): void {
    for (const hash of sessionIdHashes) for (const socket of this.sockets.in(ROOMS.session(hash))) this.sockets.end(socket);
  }

  /** Somebody may have lost their way in: asks now. */
  async checkPerson(personId: string): Promise<void> {
    await this.check(this.sockets.in(ROOMS.person(personId)));
  }

  async checkAll(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    try {
      await this.check(this.sockets.all());
    } finally {
      this.checking = false;
    }
  }

  /** Before a write. @throws RefusalError `sign-in-needed` */
  async required(socket: LiveSocket, viewer: SignedInViewer): Promise<void> {
    if (await this.authenticator.stillHolds(viewer)) return;
    // The refusal first, then the end.
    setImmediate(() => this.lapse(socket));
    throw new RefusalError({ code: 'sign-in-needed' });
  }

  /** Each session and token is asked for once, however many sockets it opened. */
  private async check(sockets: readonly LiveSocket[]): Promise<void> {
    const byCredential = new Map<string, LiveSocket[]>();
    for (const socket of sockets) {
      const { viewer } = socket.data;
      if (!viewer) continue;
      const credential = `${viewer.sessionIdHash ?? viewer.tokenId} ${[...viewer.roles].sort().join()}`;
      byCredential.set(credential, [...(byCredential.get(credential) ?? []), socket]);
    }
    try {
      for (const [first, ...others] of byCredential.values()) {
        const viewer = first?.data.viewer;
        if (!first || !viewer || (await this.authenticator.stillHolds(viewer))) continue;
        for (const socket of [first, ...others]) this.lapse(socket);
      }
    } catch (error) {
      this.logger.warn(`sessions of sockets could not be checked: ${(error as { code?: string }).code ?? 'database'}`);
    }
  }

  /** Lapsed, or other roles than before: whoever still has a way in comes back with what they may do now. */
  private lapse(socket: LiveSocket): void {
    socket.emit('session.ended', {});
    this.sockets.cut(socket);
  }
}
