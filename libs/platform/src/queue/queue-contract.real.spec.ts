import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Job } from 'bullmq';
import { createTestDatabase, type TestDatabase } from '#testing/postgres';
import { migrateQueues } from './migrate-queues.js';
import { QueueModule, type QueueModuleOptions } from './queue.module.js';
import { Queues } from './queues.js';

interface Run {
  id: string;
  at: number;
  attempt: number;
}

const runs: Run[] = [];
const failures = new Map<string, number>();

@Processor('effects', { concurrency: 4 })
class EffectsProcessor extends WorkerHost {
  override async process(job: Job<{ outboxIds: string[] }>): Promise<void> {
    const id = job.data.outboxIds[0]!;
    runs.push({ id, at: Date.now(), attempt: job.attemptsMade });
    const left = failures.get(id) ?? 0;
    if (left > 0) {
      failures.set(id, left - 1);
      throw new Error('fails on purpose');
    }
  }
}

const redisUrl = process.env.BATLINE_TEST_REDIS;
const ofId = (id: string): Run[] => runs.filter((run) => run.id === id);

/** Looks often until it is so; what never becomes so fails by jest's own limit. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function start(options: QueueModuleOptions): Promise<TestingModule> {
  @Module({ imports: [QueueModule.forRoot(options)], providers: [EffectsProcessor] })
  class WorkerModule {}
  const app = await Test.createTestingModule({ imports: [WorkerModule] }).compile();
  app.enableShutdownHooks();
  try {
    return await app.init();
  } catch (error) {
    await app.close();
    throw error;
  }
}

const backends: [string, typeof describe, boolean][] = [
  ['PostgreSQL', describe, false],
  ['Redis', redisUrl ? describe : describe.skip, true],
];

for (const [backend, suite, onRedis] of backends) {
  suite(`queues on ${backend}`, () => {
    let database: TestDatabase;
    let app: TestingModule;
    let queues: Queues;
    const job = (id: string, delayMs?: number) => ({ id, data: { outboxIds: [id] }, delayMs });

    beforeAll(async () => {
      database = await createTestDatabase();
      app = await start({
        databaseUrl: database.ownerUrl,
        redisUrl: onRedis ? redisUrl : undefined,
        prefix: `batline-test-${process.pid}`,
      });
      queues = app.get(Queues);
    }, 90_000);
    beforeEach(() => {
      runs.length = 0;
    });
    afterAll(async () => {
      await app.close();
      await database.drop();
    });

    it('runs a job at once, with its data', async () => {
      await queues.add('effects', job('now'));
      await until(() => ofId('now').length === 1);
    }, 90_000);

    it('runs a delayed job when it is due, not before and soon after', async () => {
      const due = Date.now() + 700;
      await queues.add('effects', job('later', 700));
      expect(await queues.counts('effects')).toMatchObject({ delayed: 1 });
      await until(() => ofId('later').length === 1);
      expect(ofId('later')[0]!.at).toBeGreaterThanOrEqual(due - 5);
      expect(ofId('later')[0]!.at).toBeLessThan(due + 5_000);
    }, 90_000);

    it('adds a job once, however often it is added while it waits', async () => {
      await Promise.all(Array.from({ length: 5 }, () => queues.add('effects', job('same', 400))));
      await queues.add('effects', job('after', 800));
      await until(() => ofId('after').length === 1);
      expect(ofId('same')).toHaveLength(1);
    }, 90_000);

    it('takes an id again once its job is done', async () => {
      await queues.add('effects', job('again'));
      await until(() => ofId('again').length === 1);
      await until(async () => Object.values(await queues.counts('effects')).every((count) => count === 0));
      await queues.add('effects', job('again'));
      await until(() => ofId('again').length === 2);
    }, 90_000);

    it('takes a job away, and another with its id runs instead', async () => {
      await queues.add('effects', job('gone', 60_000));
      await queues.remove('effects', 'gone');
      await queues.remove('effects', 'never-was');
      expect(await queues.counts('effects')).toMatchObject({ delayed: 0 });
      await queues.add('effects', job('gone'));
      await until(() => ofId('gone').length === 1);
    }, 90_000);

    it('takes many at once, delayed or not, and runs each once', async () => {
      await queues.addAll(
        'effects',
        Array.from({ length: 200 }, (_, n) => job(`many-${n}`, n % 2 ? 200 : undefined)),
      );
      await queues.addAll('effects', []);
      await until(() => runs.length >= 200);
      await until(async () => Object.values(await queues.counts('effects')).every((count) => count === 0));
      expect(new Set(runs.map(({ id }) => id)).size).toBe(200);
      expect(runs).toHaveLength(200);
    }, 90_000);

    it('tries a job again that failed', async () => {
      failures.set('fails', 1);
      await queues.add('effects', job('fails'));
      await until(() => ofId('fails').length === 2);
      expect(ofId('fails').map(({ attempt }) => attempt)).toEqual([0, 1]);
    }, 90_000);
  });
}

describe('queues on PostgreSQL', () => {
  it('are migrated as often as one likes, by several at once', async () => {
    const database = await createTestDatabase();
    await Promise.all([migrateQueues(database.ownerUrl), migrateQueues(database.ownerUrl), migrateQueues(database.ownerUrl)]);
    await database.drop();
  }, 90_000);

  it('go on after every connection was cut', async () => {
    const database = await createTestDatabase();
    const errors: Error[] = [];
    const app = await start({ databaseUrl: database.appUrl, onError: (_queue, error) => errors.push(error) });
    const queues = app.get(Queues);
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await queues.add('effects', { id: 'cut-1', data: { outboxIds: ['cut-1'] }, delayMs: 500 });
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await until(() => ofId('cut-1').length === 1);
    expect(errors.length).toBeGreaterThan(0);
    await client.end();
    await app.close();
    await database.drop();
  }, 60_000);

  it('refuse to start without their server, since BullMQ would not try again', async () => {
    await expect(start({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow();
  }, 90_000);
});

describe('queues on Redis', () => {
  it('let the product start without it, and say in time that they are away', async () => {
    const app = await start({ databaseUrl: 'postgres://nobody@127.0.0.1:1/none', redisUrl: 'redis://127.0.0.1:1' });
    const queues = app.get(Queues);
    const add = () => queues.add('effects', { id: 'x', data: { outboxIds: ['x'] } });
    await expect(add()).rejects.toMatchObject({ code: 'QUEUE_AWAY' });
    const asked = performance.now();
    await expect(add()).rejects.toMatchObject({ code: 'QUEUE_AWAY' });
    expect(performance.now() - asked).toBeLessThan(500);
    await app.close();
  }, 90_000);
});
