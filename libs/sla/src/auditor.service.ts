import { LOG, type Log } from '#platform/logging';
import { Metrics } from '#platform/metrics';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AuditStore, type AuditFinding } from './persistence/audit.store.js';
import { SLA_TIMING, type SlaTiming } from './sla-timing.js';

/** Lines in the log for one look; the rest is counted. */
const SAID = 20;

/**
 * Checks from outside that nothing is overdue, that every open case promises something and every held one has its owner
 * (domain.md §2.2, §2.5, §4). It repairs nothing: it says loudly what is wrong. That it looked at all is kept, so that its silence
 * can be noticed ({@link AuditHealth}).
 */
@Injectable()
export class Auditor implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly store: AuditStore,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Log,
    @Inject(SLA_TIMING) private readonly timing: SlaTiming,
  ) {
    const onError = (err: unknown) => this.log.error({ err }, 'the auditor could not look');
    this.ticker = new Ticker(() => this.audit(), { everyMs: timing.auditEveryMs ?? 0, onError });
  }

  onApplicationBootstrap(): void {
    if (this.timing.auditEveryMs !== null) this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** One look. */
  async audit(): Promise<AuditFinding[]> {
    const findings = await this.store.findings();
    await this.store.beat(findings);
    this.metrics.set('batline_overdue_clocks', findings.filter(({ what }) => what === 'overdue').length);
    this.metrics.set('batline_audit_age_seconds', 0);
    for (const { what, ...finding } of findings.slice(0, SAID))
      this.log.error({ event: what, ...finding }, 'the auditor found a broken promise');
    if (findings.length > SAID) this.log.error({ count: findings.length }, 'the auditor found more broken promises than it names');
    return findings;
  }
}
