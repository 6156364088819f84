import { EscalationService } from '#cases';
import { Metrics } from '#platform/metrics';
import type { QueueJobs } from '#platform/queue';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { Sweep } from './sweep.service.js';

/** An alarm rings: whatever is due is recorded. A stale one finds nothing due and does nothing. */
@Processor('clock-alarms', { concurrency: 4 })
export class ClockAlarmsProcessor extends WorkerHost {
  constructor(
    private readonly escalation: EscalationService,
    private readonly sweep: Sweep,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  override async process({ data: { caseId } }: Job<QueueJobs['clock-alarms']>): Promise<void> {
    const changed = caseId === null ? await this.sweep.drain() : this.sweep.count(await this.escalation.settleCase(caseId)).changed;
    this.metrics.count('batline_alarms_total', { found: changed > 0 ? 'due' : 'nothing' });
  }
}
