import { QueueModule } from '#platform/queue';
import { City } from '#testing/city';
import { Redis } from 'ioredis';
import { SlaModule } from './sla.module.js';
import type { SlaTiming } from './sla-timing.js';

const redisUrl = process.env.BATLINE_TEST_REDIS;
const PREFIX = `batline-alarms-${process.pid}`;
const TWO_SECONDS = {
  calendar: '24/7',
  ladder: [
    { tell: 'duty' as const, wait: 'PT2S', paths: ['app' as const] },
    { tell: 'mayor' as const, wait: 'PT1H', paths: ['app' as const] },
  ],
  live: undefined,
};

async function start(onRedis: boolean, timing: Partial<SlaTiming>): Promise<City> {
  return City.start({
    at: 'real',
    onDuty: ['aino'],
    policy: TWO_SECONDS,
    modules: ({ ownerUrl }) => [
      QueueModule.forRoot({ databaseUrl: ownerUrl, redisUrl: onRedis ? redisUrl : undefined, prefix: PREFIX }),
      SlaModule.forRoot({ sweepEveryMs: null, armEveryMs: 100, auditEveryMs: null, ...timing }),
    ],
  });
}

/** Looks until it was recorded; what never is fails by jest's own limit. @returns how late each escalation was, ms */
async function recorded(city: City, howMany: number): Promise<number[]> {
  for (;;) {
    const rows = await city.sql<{ late: number }>(
      `SELECT (extract(epoch FROM recorded_at - breached_at) * 1000)::int AS late FROM escalation`,
    );
    if (rows.length >= howMany) return rows.map(({ late }) => late);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const emptied = async (): Promise<number> => {
  const redis = new Redis(redisUrl!);
  const keys = await redis.keys(`${PREFIX}*`);
  const delayed = keys.filter((key) => key.endsWith('clock-alarms:delayed')).length;
  if (keys.length > 0) await redis.del(...keys);
  await redis.quit();
  return delayed;
};

const backends: [string, typeof describe, boolean][] = [
  ['PostgreSQL', describe, false],
  ['Redis', redisUrl ? describe : describe.skip, true],
];
for (const [backend, suite, onRedis] of backends) {
  suite(`alarms in real time on ${backend}`, () => {
    let city: City;
    afterEach(() => city.stop());

    it('fire when the clock is due, without any sweep, and record each breach once', async () => {
      city = await start(onRedis, {});
      const cases = await Promise.all(Array.from({ length: 10 }, () => city.contact()));
      const late = await recorded(city, cases.length);
      expect(late).toHaveLength(cases.length);
      for (const ms of late) {
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThan(2_000);
      }
    }, 90_000);

    it('one that became due before its alarm could be set gets one all the same', async () => {
      city = await start(onRedis, { armEveryMs: 400 });
      await city.contact();
      await city.sql(`UPDATE clock SET due_at = batline_now() - interval '200 ms', warn_at = NULL WHERE kind = 'take'`);
      expect(await recorded(city, 1)).toHaveLength(1);
    }, 90_000);

    it('very many at once share one alarm', async () => {
      city = await start(onRedis, {});
      await Promise.all(Array.from({ length: 120 }, () => city.contact()));
      const late = await recorded(city, 120);
      expect(late).toHaveLength(120);
      expect(Math.max(...late)).toBeLessThan(4_000);
    }, 90_000);
  });
}

(redisUrl ? describe : describe.skip)('alarms that are lost', () => {
  it('cost nothing: Redis is emptied after they were set, and the sweep records the breach', async () => {
    const city = await start(true, { armEveryMs: 50, sweepEveryMs: 1_000 });
    await city.contact();
    let lost = 0;
    while (lost === 0) lost = await emptied();
    expect(await recorded(city, 1)).toHaveLength(1);
    await city.stop();
  }, 90_000);
});

describe('without Redis', () => {
  it('the product starts, and the sweep records the breach', async () => {
    const city = await City.start({
      at: 'real',
      onDuty: ['aino'],
      policy: TWO_SECONDS,
      modules: ({ ownerUrl }) => [
        QueueModule.forRoot({ databaseUrl: ownerUrl, redisUrl: 'redis://127.0.0.1:1' }),
        SlaModule.forRoot({ sweepEveryMs: 500, armEveryMs: 100, auditEveryMs: null }),
      ],
    });
    await city.contact();
    const [late] = await recorded(city, 1);
    expect(late).toBeLessThan(2_000);
    await city.stop();
  }, 90_000);
});
