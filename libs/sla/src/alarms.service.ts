import { LOG, type Log } from '#platform/logging';
import { Queues } from '#platform/queue';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { alarmsFor } from './alarms-for.js';
import { ClocksAhead } from './persistence/clocks-ahead.js';
import { SLA_TIMING, type SlaTiming } from './sla-timing.js';

/**
 * Sets an alarm for each clock that will be due soon. Which ones are set is remembered in this process alone: nothing is written
 * to the database, and an alarm that is lost, doubled, early or late costs nothing (domain.md §4).
 */
@Injectable()
export class Alarms implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;
  /** Job ids that were handed over, with the instant after which they no longer matter (epoch ms, the database's). */
  private readonly armed = new Map<string, number>();
  private away = false;

  constructor(
    private readonly clocks: ClocksAhead,
    private readonly queues: Queues,
    @Inject(LOG) private readonly log: Log,
    @Inject(SLA_TIMING) private readonly timing: SlaTiming,
  ) {
    this.ticker = new Ticker(() => this.arm(), { everyMs: timing.armEveryMs ?? 0, onError: (error) => this.failed(error) });
  }

  onApplicationBootstrap(): void {
    if (this.timing.armEveryMs !== null) this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** @returns how many alarms were set */
  async arm(): Promise<number> {
    const ahead = await this.clocks.within(this.timing.horizonMs);
    const now = ahead[0]?.now ?? 0;
    for (const [id, until] of this.armed) if (until < now) this.armed.delete(id);
    const alarms = alarmsFor(ahead).filter(({ id }) => !this.armed.has(id));
    await this.queues.addAll('clock-alarms', alarms);
    for (const { id, delayMs = 0 } of alarms) this.armed.set(id, now + delayMs);
    this.away = false;
    return alarms.length;
  }

  /** Said once, not every second: without alarms the sweep records the same, some seconds later. */
  private failed(err: unknown): void {
    if (!this.away) this.log.warn({ err }, 'alarms cannot be set; the sweep goes on without them');
    this.away = true;
  }
}
