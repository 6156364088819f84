import { CallActs } from '#cases';
import { LOG, type Log } from '#platform/logging';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { NOTIFY_TIMING, type NotifyTiming } from '../notify-timing.js';
import { UndeliveredStore, type UndeliveredText } from '../persistence/undelivered.store.js';

/** Rolls back: it stands in the case already. */
const TOLD = new Error('told before');

/** That a text did not arrive becomes a fact of its case, once, whether the provider refused it or reported it later. */
@Injectable()
export class Undelivered implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly store: UndeliveredStore,
    private readonly calls: CallActs,
    @Inject(LOG) private readonly log: Log,
    @Inject(NOTIFY_TIMING) private readonly timing: NotifyTiming,
  ) {
    this.ticker = new Ticker(() => this.step(), { everyMs: timing.undeliveredEveryMs ?? 0, onError: (err) => this.failed(err) });
  }

  onApplicationBootstrap(): void {
    if (this.timing.undeliveredEveryMs !== null) this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** One that fails does not keep the others. @returns how many were told */
  async step(): Promise<number> {
    let told = 0;
    for (const text of await this.store.untold()) {
      try {
        await this.tell(text);
        told += 1;
      } catch (error) {
        if (error !== TOLD) this.failed(error, text.id);
      }
    }
    return told;
  }

  private tell({ id, caseId, channel, purpose, messageId, reason, code }: UndeliveredText): Promise<unknown> {
    const facts = {
      deliveryId: id,
      channel,
      purpose,
      reason,
      ...(messageId === null ? {} : { messageId }),
      ...(code === null ? {} : { code }),
    };
    return this.calls.note(caseId, 'message.undelivered', facts, async (tx) => {
      if (!(await this.store.told(tx, id))) throw TOLD;
    });
  }

  private failed(err: unknown, deliveryId?: string): void {
    this.log.error({ err, deliveryId }, 'it could not be said that a text did not arrive; it is tried again');
  }
}
