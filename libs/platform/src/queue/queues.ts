import type { Queue } from 'bullmq';
import type { QueueJobs, QueueName } from './queue-names.js';

/** One thing to do. `id` makes it harmless to add the same twice; it holds no `:`. */
export interface QueueJob<Name extends QueueName> {
  id: string;
  data: QueueJobs[Name];
  /** Milliseconds from now until it should run; at once when not given. */
  delayMs?: number;
}

/** The queue's server did not answer in time. What was asked may or may not have been done: ask again with the same id. */
export class QueueAwayError extends Error {
  readonly code = 'QUEUE_AWAY';
  override name = 'QueueAwayError';
}

const ANSWER_WITHIN_MS = 5_000;

/**
 * Hands jobs to BullMQ, on either backend, so that other rooms need not know it. Call it after the commit, never inside a
 * transaction: what is lost here is found again by the sweep and the relay.
 */
export class Queues {
  private readonly stuck = new Map<QueueName, number>();

  constructor(
    private readonly byName: ReadonlyMap<QueueName, Queue>,
    private readonly answerWithinMs = ANSWER_WITHIN_MS,
  ) {}

  /** Adds a job unless one with its id is there already. @throws {QueueAwayError} after 5 s without an answer */
  async add<Name extends QueueName>(name: Name, job: QueueJob<Name>): Promise<void> {
    await this.ask(name, (queue) => queue.add(name, job.data, options(job)));
  }

  /** The same for many at once, in one round trip. */
  async addAll<Name extends QueueName>(name: Name, jobs: readonly QueueJob<Name>[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.ask(name, (queue) => queue.addBulk(jobs.map((job) => ({ name, data: job.data, opts: options(job) }))));
  }

  /** Takes a waiting or delayed job away; one that is running or gone is left alone. */
  async remove(name: QueueName, id: string): Promise<void> {
    await this.ask(name, (queue) => queue.remove(id).catch(ignoreLocked));
  }

  /** How many jobs wait, are delayed, run or have failed for good. */
  async counts(name: QueueName): Promise<Record<'waiting' | 'delayed' | 'active' | 'failed', number>> {
    const counts = await this.ask(name, (queue) => queue.getJobCounts('waiting', 'delayed', 'active', 'failed'));
    return { waiting: counts.waiting ?? 0, delayed: counts.delayed ?? 0, active: counts.active ?? 0, failed: counts.failed ?? 0 };
  }

  /**
   * While an earlier question is still without an answer nothing new is asked: a server that is away for an hour must not
   * gather an hour of questions in this process.
   */
  private async ask<T>(name: QueueName, question: (queue: Queue) => Promise<T>): Promise<T> {
    const queue = this.byName.get(name);
    if (!queue) throw new Error(`no queue named ${name}`);
    if ((this.stuck.get(name) ?? 0) > 0) throw new QueueAwayError(`queue ${name} does not answer`);
    const answer = question(queue);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        this.countStuck(name, answer);
        reject(new QueueAwayError(`queue ${name} does not answer`));
      }, this.answerWithinMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  private countStuck(name: QueueName, answer: Promise<unknown>): void {
    const add = (change: number) => void this.stuck.set(name, (this.stuck.get(name) ?? 0) + change);
    add(1);
    answer.then(
      () => add(-1),
      () => add(-1),
    );
  }
}

const options = (job: QueueJob<QueueName>) => ({
  jobId: job.id,
  ...(job.delayMs && job.delayMs > 0 ? { delay: Math.ceil(job.delayMs) } : {}),
});

function ignoreLocked(error: unknown): number {
  if (error instanceof Error && /lock/i.test(error.message)) return 0;
  throw error;
}
