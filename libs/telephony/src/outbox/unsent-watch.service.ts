import { SETTINGS, type Settings } from '#platform/config';
import { Health } from '#platform/health';
import { LOG, type Log } from '#platform/logging';
import { Metrics } from '#platform/metrics';
import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { DeliveryQueue } from '../persistence/delivery-queue.store.js';
import { DELIVERY_KINDS } from './delivery.js';

/** What has waited for so long is not just slow. */
const TOO_LONG_SECONDS = 60;
const EVERY_MS = 5_000;
const SAID_EVERY_MS = 60_000;

/** Says loudly when what should go out does not. */
@Injectable()
export class UnsentWatch implements OnModuleInit {
  private lookedAt = -Infinity;
  private saidAt = -Infinity;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Log,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'phoneLine'>,
    @Optional() private readonly health?: Health,
  ) {}

  onModuleInit(): void {
    if (this.settings.phoneLine) this.health?.mind('phone', () => this.check());
  }

  /** Rejects while something has waited for more than a minute or the account is refused; for `/health/ready`. */
  async check(): Promise<void> {
    const { oldestSeconds, badCredentials } = await this.queue.waiting();
    if (badCredentials) throw new Error('the provider refuses the account');
    if (oldestSeconds > TOO_LONG_SECONDS) throw new Error('deliveries wait');
  }

  /** For metrics and the log; every few seconds, however often it is called. */
  async look(): Promise<void> {
    if (performance.now() - this.lookedAt < EVERY_MS) return;
    this.lookedAt = performance.now();
    const { byState, oldestSeconds, badCredentials } = await this.queue.waiting();
    for (const kind of DELIVERY_KINDS)
      for (const state of ['stored', 'sending', 'unknown'] as const) {
        const count = byState.find((each) => each.kind === kind && each.state === state)?.count ?? 0;
        this.metrics.set('batline_phone_deliveries', count, { state, kind });
      }
    this.metrics.set('batline_phone_unsent_oldest_seconds', oldestSeconds);
    const loud = badCredentials || oldestSeconds > TOO_LONG_SECONDS;
    if (!loud || performance.now() - this.saidAt < SAID_EVERY_MS) return;
    this.saidAt = performance.now();
    this.log.error(
      { overdueMs: Math.round(oldestSeconds * 1_000), code: badCredentials ? 'bad-credentials' : null },
      'calls or texts do not go out',
    );
  }
}
