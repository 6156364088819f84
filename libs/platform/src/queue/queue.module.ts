import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Inject, Injectable, Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { createPostgresBackend, setDefaultBackendFactory, type Queue } from 'bullmq';
import { GuardedQueue, GuardedWorker, openWorkers, reportQueueErrorsTo } from './guarded.js';
import { queueConnection, type QueueBackend } from './queue-connection.js';
import { QUEUE_NAMES, type QueueName } from './queue-names.js';
import { Queues } from './queues.js';

export interface QueueModuleOptions extends QueueBackend {
  /** Told of every lost connection and failed poll; the product goes on without. */
  onError?: (queue: string, error: Error) => void;
  /** Keeps several products apart on one Redis. */
  prefix?: string;
}

/** A job that fails is tried again for about a quarter of an hour; the sweep and the relay come after that. */
const JOB_DEFAULTS = {
  attempts: 10,
  backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
};

const BACKEND = Symbol('QUEUE_BACKEND');
const BY_NAME = Symbol('QUEUES_BY_NAME');

/**
 * BullMQ remembers a first connection to PostgreSQL that failed and never tries again, so a process that could not connect must
 * not count as started. Redis reconnects by itself, and without it the product runs on its sweep: nothing waits for Redis.
 */
@Injectable()
class QueuesReady implements OnApplicationBootstrap {
  constructor(
    @Inject(BACKEND) private readonly backend: 'postgres' | 'redis',
    @Inject(BY_NAME) private readonly queues: Map<QueueName, Queue>,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.backend === 'redis') return;
    await Promise.all([...this.queues.values(), ...openWorkers()].map((each) => each.waitUntilReady()));
  }
}

/** All queues of the product, on PostgreSQL or on Redis; global. Inject {@link Queues} to add jobs; write a `*.processor.ts` to run them. */
@Module({})
export class QueueModule {
  static forRoot(options: QueueModuleOptions): DynamicModule {
    const backend = options.redisUrl ? 'redis' : 'postgres';
    setDefaultBackendFactory(backend === 'postgres' ? createPostgresBackend : undefined);
    reportQueueErrorsTo(options.onError ?? (() => undefined));
    BullModule.queueClass = GuardedQueue;
    BullModule.workerClass = GuardedWorker;
    const registered = BullModule.registerQueue(...QUEUE_NAMES.map((name) => ({ name })));
    return {
      module: QueueModule,
      global: true,
      imports: [
        BullModule.forRoot({
          connection: queueConnection(options),
          defaultJobOptions: JOB_DEFAULTS,
          ...(options.prefix ? { prefix: options.prefix } : {}),
        }),
        registered,
      ],
      providers: [
        { provide: BACKEND, useValue: backend },
        {
          provide: BY_NAME,
          useFactory: (...queues: Queue[]) => new Map(QUEUE_NAMES.map((name, index) => [name, queues[index]])),
          inject: QUEUE_NAMES.map((name) => getQueueToken(name)),
        },
        { provide: Queues, useFactory: (queues: Map<QueueName, Queue>) => new Queues(queues), inject: [BY_NAME] },
        QueuesReady,
      ],
      exports: [registered, Queues],
    };
  }
}
