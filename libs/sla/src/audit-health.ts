import { Metrics } from '#platform/metrics';
import { Injectable } from '@nestjs/common';
import { AuditStore, type AuditFindingWhat } from './persistence/audit.store.js';

/** The auditor looks every minute; this long without a look is silence. */
const SILENT_AFTER_SECONDS = 180;

export interface AuditStatus {
  /** `silent`: no look for three minutes, or never; `found`: the last look found something wrong. */
  auditor: 'ok' | 'found' | 'silent';
  /** Since the last look; null when there never was one. */
  ageSeconds: number | null;
  overdue: number;
  /** How many of the last look's findings of each kind are kept by id. */
  findings: Partial<Record<AuditFindingWhat, number>>;
}

/** Tells other processes what the worker's auditor saw last, and when it has gone silent. */
@Injectable()
export class AuditHealth {
  constructor(
    private readonly store: AuditStore,
    private readonly metrics: Metrics,
  ) {}

  async status(): Promise<AuditStatus> {
    const last = await this.store.last();
    if (!last) return { auditor: 'silent', ageSeconds: null, overdue: 0, findings: {} };
    this.metrics.set('batline_audit_age_seconds', last.ageSeconds);
    this.metrics.set('batline_overdue_clocks', last.overdue);
    const findings: AuditStatus['findings'] = {};
    for (const { what } of last.findings) findings[what] = (findings[what] ?? 0) + 1;
    const silent = last.ageSeconds > SILENT_AFTER_SECONDS;
    return {
      auditor: silent ? 'silent' : last.findings.length > 0 ? 'found' : 'ok',
      ageSeconds: Math.round(last.ageSeconds),
      overdue: last.overdue,
      findings,
    };
  }
}
