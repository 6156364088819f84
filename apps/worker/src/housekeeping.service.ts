import { OfferedToMe, ReadingService, Uploads } from '#cases';
import { IdempotencyKeys } from '#platform/database';
import { LOG, type Log } from '#platform/logging';
import { Throttle } from '#platform/throttle';
import { Ticker } from '#platform/ticker';
import { Sessions } from '#staff';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';

const EVERY_HOUR_MS = 3_600_000;

/** Forgets what has lapsed. Nothing depends on it: what has lapsed counts for nothing anyway. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly sessions: Sessions,
    private readonly throttle: Throttle,
    private readonly reading: ReadingService,
    private readonly offered: OfferedToMe,
    private readonly uploads: Uploads,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.ticker = new Ticker(() => this.tidy(), { everyMs: EVERY_HOUR_MS, onError: (err) => this.failed(err) });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** Each by itself: one that fails does not keep the others. */
  async tidy(): Promise<void> {
    const chores = [
      () => this.keys.forgetOld(),
      () => this.sessions.forgetExpired(),
      () => this.throttle.clear(),
      () => this.reading.forgetLapsed(),
      () => this.offered.forgetOld(),
      () => this.uploads.forgetUnused(),
    ];
    for (const chore of chores) await chore().catch((err: unknown) => this.failed(err));
  }

  private failed(err: unknown): void {
    this.log.warn({ err }, 'housekeeping failed; it comes again in an hour');
  }
}
