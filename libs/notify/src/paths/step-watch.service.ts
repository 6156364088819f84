import { SETTINGS } from '#platform/config';
import { Health } from '#platform/health';
import { Metrics } from '#platform/metrics';
import { Inject, Injectable, Optional, type OnModuleInit } from '@nestjs/common';
import { StepStore } from '../persistence/step.store.js';
import type { CityPaths } from './reach.js';

/** What has waited for so long past its time is not just slow. */
const TOO_LONG_SECONDS = 120;
const EVERY_MS = 5_000;

/** Says when people are not told beside the app: what waits past its time, and what was given up because nothing answered. */
@Injectable()
export class StepWatch implements OnModuleInit {
  private lookedAt = -Infinity;

  constructor(
    private readonly steps: StepStore,
    private readonly metrics: Metrics,
    @Inject(SETTINGS) private readonly city: CityPaths,
    @Optional() private readonly health?: Health,
  ) {}

  onModuleInit(): void {
    const { mail, push, phoneLine } = this.city;
    if (mail || push || phoneLine) this.health?.mind('notifications', () => this.check());
  }

  /** Rejects while steps wait past their time, or were given up in the last quarter of an hour; for `/health/ready`. */
  async check(): Promise<void> {
    const { overdueSeconds, failedLately } = await this.steps.waiting();
    if (overdueSeconds > TOO_LONG_SECONDS) throw new Error('notifications wait');
    if (failedLately > 0) throw new Error('notifications were given up');
  }

  /** For metrics; every few seconds, however often it is called. */
  async look(): Promise<void> {
    if (performance.now() - this.lookedAt < EVERY_MS) return;
    this.lookedAt = performance.now();
    const { overdueSeconds, open } = await this.steps.waiting();
    this.metrics.set('batline_notifications_open', open);
    this.metrics.set('batline_notifications_overdue_seconds', overdueSeconds);
  }
}
