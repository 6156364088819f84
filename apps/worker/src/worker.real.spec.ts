import { createLog } from '#platform/logging';
import { City, testSettings } from '#testing/city';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { freePort } from '../../launcher/src/free-port.js';
import { Housekeeping } from './housekeeping.service.js';
import { createWorker } from './create-worker.js';
import { WorkerModule } from './worker.module.js';

const redisUrl = process.env.BATLINE_TEST_REDIS;
const policy = {
  calendar: '24/7',
  ladder: [
    { tell: 'duty' as const, wait: 'PT2S', paths: ['app' as const] },
    { tell: 'mayor' as const, wait: 'PT1H', paths: ['app' as const] },
  ],
  live: undefined,
};

const backends: [string, jest.It, string | undefined][] = [
  ['PostgreSQL', it, undefined],
  ['Redis', redisUrl ? it : it.skip, redisUrl],
];
for (const [backend, test, redis] of backends) {
  test(`two workers on ${backend}: each broken promise recorded once, everybody told once, and both stop cleanly`, async () => {
    const city = await City.start({ at: 'real', onDuty: ['aino'], policy });
    const workers: INestApplicationContext[] = [];
    for (let n = 0; n < 2; n += 1) {
      const settings = testSettings(city.database, redis ? { REDIS_URL: new URL('/9', redis).href } : {});
      workers.push(
        await NestFactory.createApplicationContext(WorkerModule.forRoot(settings, createLog('silent')), {
          logger: false,
          abortOnError: false,
        }),
      );
    }
    await Promise.all(Array.from({ length: 20 }, () => city.contact()));
    const count = async (sql: string) => (await city.sql<{ n: number }>(sql))[0]!.n;
    while ((await count('SELECT count(*)::int AS n FROM escalation')) < 20) await new Promise((resolve) => setTimeout(resolve, 50));
    while ((await count('SELECT count(*)::int AS n FROM outbox')) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await count('SELECT count(*)::int AS n FROM escalation')).toBe(20);
    expect(
      await city.sql(
        `SELECT type, count(*)::int AS n, count(DISTINCT case_id)::int AS cases FROM staff_notice WHERE type LIKE 'case.%' GROUP BY type ORDER BY type`,
      ),
    ).toEqual([
      { type: 'case.at_mayor', n: 20, cases: 20 },
      { type: 'case.waits', n: 20, cases: 20 },
    ]);
    expect(await count('SELECT count(*)::int AS n FROM audit_beat WHERE findings = $$[]$$')).toBeGreaterThan(0);
    const stopping = performance.now();
    await Promise.all(workers.map((worker) => worker.close()));
    expect(performance.now() - stopping).toBeLessThan(9_000);
    await city.stop();
  }, 60_000);
}

it('keeps house: what lapsed is forgotten, what did not stays', async () => {
  const city = await City.start();
  const worker = await NestFactory.createApplicationContext(WorkerModule.forRoot(testSettings(city.database), createLog('silent')), {
    logger: false,
    abortOnError: false,
  });
  const { caseId } = await city.contact();
  await city.sql(
    `INSERT INTO idempotency_key (scope, key, body_hash, created_at) VALUES ('s', 'old', 'h', batline_now() - interval '30 days 1 s'), ('s', 'new', 'h', batline_now() - interval '29 days')`,
  );
  await city.sql(
    `INSERT INTO read_grant (case_id, person_id, until) VALUES ($1, $2, batline_now() - interval '1 s'), ($1, $3, batline_now() + interval '1 s')`,
    [caseId, city.viewers.petri.personId, city.viewers.eero.personId],
  );
  await worker.get(Housekeeping).tidy();
  expect(await city.sql('SELECT key FROM idempotency_key')).toEqual([{ key: 'new' }]);
  expect(await city.sql('SELECT person_id FROM read_grant')).toEqual([{ person_id: city.viewers.eero.personId }]);
  await worker.close();
  await city.stop();
}, 60_000);

it('tells how it is where it was told to listen, and nothing else', async () => {
  const city = await City.start();
  const port = await freePort();
  const worker = await createWorker(testSettings(city.database, { WORKER_PORT: String(port) }), createLog('silent'));
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
  expect(await (await get('/health/ready')).json()).toEqual({ ok: true, checks: { database: 'ok' } });
  expect(await (await get('/health/metrics')).text()).toMatch(/^batline_swept_clocks_total \d+$/m);
  for (const answer of [await get('/health/metrics', { 'x-forwarded-for': '203.0.113.1' }), await get('/api/v1/cases')]) {
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  }
  await worker.close();
  await expect(get('/health/live')).rejects.toThrow();
  await city.stop();
}, 60_000);
