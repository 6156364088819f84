import { DepartedResidents, EmptyRungs, EscalationService, OwnerLostService, type Settled } from '#cases';
import { isUnavailable } from '#platform/database';
import { LOG, type Log } from '#platform/logging';
import { Metrics } from '#platform/metrics';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SLA_TIMING, type SlaTiming } from './sla-timing.js';

/** Cases settled in one transaction: enough to share its cost, few enough to hold their locks shortly. */
export const BATCH = 200;
/** How long a case that could not be settled is left alone, ms. */
const ASIDE_MS = 60_000;

/**
 * Finds clocks whose alarm was lost (domain.md §4): settles in batches until nothing is due. Any number of workers may sweep at
 * once. A case that cannot be settled is told loudly and keeps no other from being settled.
 */
@Injectable()
export class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;
  /** Cases that failed, with when to try them again (monotonic ms). */
  private readonly aside = new Map<string, number>();

  constructor(
    private readonly escalation: EscalationService,
    private readonly ownerLost: OwnerLostService,
    private readonly departed: DepartedResidents,
    private readonly emptyRungs: EmptyRungs,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Log,
    @Inject(SLA_TIMING) private readonly timing: SlaTiming,
  ) {
    const onError = (err: unknown) => this.log.error({ err }, 'the sweep failed; it comes again');
    this.ticker = new Ticker(() => this.sweep(), { everyMs: timing.sweepEveryMs ?? 0, onError });
  }

  onApplicationBootstrap(): void {
    if (this.timing.sweepEveryMs !== null) this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** One whole sweep. @returns how many cases it changed */
  async sweep(): Promise<number> {
    const startedAt = performance.now();
    const changed = await this.drain();
    this.metrics.countMany('batline_swept_clocks_total', changed);
    const laidDown = await this.ownerLost.layDown();
    if (laidDown > 0) this.log.info({ count: laidDown }, 'cases without an owner who can answer went up a level');
    await this.departed.leave();
    await this.emptyRungs.leave();
    this.metrics.observe('batline_sweep_seconds', (performance.now() - startedAt) / 1000);
    return changed;
  }

  /** Settles until nothing is due that anybody could settle now. @returns how many cases changed */
  async drain(): Promise<number> {
    let sum = 0;
    for (;;) {
      const { changed } = this.count(await this.batch());
      sum += changed;
      if (changed === 0) return sum;
    }
  }

  /** Tells the metrics what was recorded. */
  count(settled: Settled): Settled {
    for (const { kind, lateMs } of settled.breaches) {
      this.metrics.count('batline_escalations_total', { kind });
      this.metrics.observe('batline_alarm_lateness_seconds', lateMs / 1000);
    }
    return settled;
  }

  private async batch(): Promise<Settled> {
    try {
      return await this.escalation.settleSome(BATCH, this.leftAlone());
    } catch (error) {
      if (isUnavailable(error)) throw error;
      this.log.error({ err: error }, 'a batch of due clocks could not be settled; each case is tried by itself');
      return this.oneByOne();
    }
  }

  private async oneByOne(): Promise<Settled> {
    const sum: Settled = { cases: 0, changed: 0, breaches: [] };
    for (const caseId of await this.escalation.due(BATCH, this.leftAlone())) {
      try {
        const { cases, changed, breaches } = await this.escalation.settleCase(caseId);
        sum.cases += cases;
        sum.changed += changed;
        sum.breaches.push(...breaches);
      } catch (error) {
        if (isUnavailable(error)) throw error;
        this.aside.set(caseId, performance.now() + ASIDE_MS);
        this.log.error({ err: error, caseId }, 'a case with a due clock cannot be settled');
      }
    }
    return sum;
  }

  private leftAlone(): string[] {
    const now = performance.now();
    for (const [caseId, until] of this.aside) if (until <= now) this.aside.delete(caseId);
    return [...this.aside.keys()];
  }
}
