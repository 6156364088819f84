import type { QueueJobs } from '#platform/queue';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { Effects } from './effects.service.js';

/** Effects as the queue brings them. */
@Processor('effects', { concurrency: 2 })
export class EffectsProcessor extends WorkerHost {
  constructor(private readonly effects: Effects) {
    super();
  }

  override process({ data }: Job<QueueJobs['effects']>): Promise<void> {
    return this.effects.carryOut(data.outboxIds);
  }
}
