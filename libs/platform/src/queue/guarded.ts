import { setTimeout as pause } from 'node:timers/promises';
import { Queue, Worker, type Processor, type QueueOptions, type WorkerOptions } from 'bullmq';

type ReportError = (queue: string, error: Error) => void;

let report: ReportError = () => undefined;
const workers = new Set<Worker>();

/** Says where the errors of queues and workers made from now on are told. */
export function reportQueueErrorsTo(sink: ReportError): void {
  report = sink;
}

/** The workers of this process that have not been closed. */
export const openWorkers = (): readonly Worker[] => [...workers];

/** A queue whose lost connection is told and never ends the process. */
export class GuardedQueue extends Queue {
  constructor(name: string, options: QueueOptions) {
    super(name, options);
    const tell = report;
    this.on('error', (error) => tell(name, error));
  }
}

const CLOSE_WITHIN_MS = 6_000;

/** A worker whose lost connection is told and never ends the process, nor keeps it from ending. */
export class GuardedWorker extends Worker {
  private connected = false;

  constructor(name: string, processor: string | URL | null | undefined | Processor, options: WorkerOptions) {
    super(name, processor, options);
    const tell = report;
    workers.add(this);
    this.on('error', (error) => tell(name, error));
    this.on('closed', () => workers.delete(this));
    this.waitUntilReady().then(
      () => (this.connected = true),
      () => undefined,
    );
  }

  /** Waits for running jobs, but not for a server that is away: what was running is found stalled and run again. */
  override async close(force = false): Promise<void> {
    const closed = super.close(force || !this.connected);
    if (await Promise.race([closed.then(() => true), pause(CLOSE_WITHIN_MS, false, { ref: false })])) return;
    await this.getBackend().disconnect();
  }
}
