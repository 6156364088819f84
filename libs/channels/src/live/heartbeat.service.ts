import { Residents } from '#cases';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LiveSockets } from './live-sockets.service.js';

/** Well below the 90 s after which a resident counts as gone. */
const BEAT_EVERY_MS = 20_000;

/** While a resident waits with the page open, says so: the live ladder serves those who are there (domain.md §4). */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Heartbeat.name);
  private timer: NodeJS.Timeout | undefined;
  private beating = false;

  constructor(
    private readonly sockets: LiveSockets,
    private readonly residents: Residents,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.beat(), BEAT_EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Once for each case, however many sockets follow it. */
  async beat(): Promise<void> {
    if (this.beating) return;
    this.beating = true;
    try {
      const waiting = this.sockets.all().flatMap(({ data: { resident } }) => (resident?.waitsLive ? [resident.contact] : []));
      for (const contact of new Map(waiting.map((each) => [each.caseId, each])).values()) await this.residents.seen(contact);
    } catch (error) {
      this.logger.warn(`waiting residents could not be noted: ${(error as { code?: string }).code ?? 'database'}`);
    } finally {
      this.beating = false;
    }
  }
}
