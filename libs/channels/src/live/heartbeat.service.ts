import { Presences, Residents } from '#cases';
import { mayOwn } from '#domain';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { LiveSocket } from './live-socket.js';
import { LiveSockets } from './live-sockets.service.js';

/** Well below the 90 s after which a resident counts as gone. */
const BEAT_EVERY_MS = 20_000;

/**
 * Says who is there while their page is open: residents, whom the live ladder serves while they are (domain.md §4) and who count
 * towards what their owner can do at once; and people of the city, to whom live contacts are offered (domain.md §5).
 */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private timer: NodeJS.Timeout | undefined;
  private beating = false;

  constructor(
    private readonly sockets: LiveSockets,
    private readonly residents: Residents,
    private readonly presences: Presences,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.beat(), BEAT_EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One statement for all residents, one for all people of the city, however many sockets they have. */
  async beat(): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    try {
      await Promise.all([this.noted('residents', () => this.beatResidents()), this.noted('people', () => this.beatPeople())]);
    } finally {
      this.beating = false;
    }
  }

  /** Somebody's page was just opened: what waits is offered to them at once. */
  async came({ data: { viewer } }: Pick<LiveSocket, 'data'>): Promise<void> {
    if (viewer && mayOwn(viewer.roles)) await this.presences.beat([viewer.personId]);
  }

  private async beatResidents(): Promise<void> {
    const there = this.sockets.all().flatMap(({ data: { resident } }) => (resident ? [resident.contact] : []));
    if (there.length > 0) await this.residents.seen(...there);
  }

  private async beatPeople(): Promise<void> {
    const there = this.sockets.all().flatMap(({ data: { viewer } }) => (viewer && mayOwn(viewer.roles) ? [viewer.personId] : []));
    await this.presences.beat([...new Set(there)]);
  }

  private async noted(who: string, work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) =>
      this.logger.warn(`${who} who are there could not be noted: ${(error as { code?: string }).code ?? 'database'}`),
    );
  }
}
