import { LOG, type Log } from '#platform/logging';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { VisitCourse } from './visit-course.service.js';

const EVERY_MS = 60_000;

/** The worker's part: notes in the journal when a visit ended by silence. That it is over does not wait for this. */
@Injectable()
export class VisitSilence implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(course: VisitCourse, @Inject(LOG) log: Log) {
    const onError = (err: unknown): void => log.error({ err, component: 'walk-in' }, 'ending silent visits failed; it comes again');
    this.ticker = new Ticker(() => course.endSilent(), { everyMs: EVERY_MS, onError });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }
}
