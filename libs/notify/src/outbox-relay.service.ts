import { UnitOfWork } from '#platform/database';
import { LOG, type Log } from '#platform/logging';
import { Metrics } from '#platform/metrics';
import { QueueAwayError, Queues } from '#platform/queue';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Effects } from './effects.service.js';
import { NOTIFY_TIMING, type NotifyTiming } from './notify-timing.js';
import { OutboxStore } from './persistence/outbox.store.js';

/** Rows that one job carries out. */
const BATCH = 100;

/**
 * Hands committed effects to the queue, after the commit, in order. A row stays in the outbox until it was carried out; one that
 * was handed over and is still there a minute later is handed over again. While the queue is away, effects are carried out here:
 * an escalation is told even when Redis is lost.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxStore,
    private readonly queues: Queues,
    private readonly effects: Effects,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Log,
    @Inject(NOTIFY_TIMING) private readonly timing: NotifyTiming,
  ) {
    const onError = (err: unknown) => this.log.error({ err }, 'effects could not be handed over; they stay in the outbox');
    this.ticker = new Ticker(() => this.relay(), { everyMs: timing.relayEveryMs ?? 0, onError });
  }

  onApplicationBootstrap(): void {
    if (this.timing.relayEveryMs !== null) this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** Until nothing is left to hand over. @returns how many rows were handed over */
  async relay(): Promise<number> {
    let sum = 0;
    for (;;) {
      const ids = await this.unitOfWork.run((tx) => this.outbox.hand(tx, BATCH));
      if (ids.length > 0) await this.handOver(ids);
      sum += ids.length;
      if (ids.length < BATCH) break;
    }
    this.metrics.set('batline_outbox_rows', await this.outbox.count());
    return sum;
  }

  private async handOver(outboxIds: string[]): Promise<void> {
    try {
      // The time makes the id another one when the same rows are handed over again.
      const id = `${outboxIds[0]}-${outboxIds.at(-1)}.${Date.now()}`;
      await this.queues.addAll('effects', [{ id, data: { outboxIds } }]);
    } catch (error) {
      if (error instanceof QueueAwayError) return this.effects.carryOut(outboxIds);
      await this.outbox.takeBack(outboxIds);
      throw error;
    }
  }
}
