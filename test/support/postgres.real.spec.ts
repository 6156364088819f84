import pg from 'pg';
import { createTestDatabase, fakeClock, type TestDatabase } from './postgres.js';

const databases: TestDatabase[] = [];
const create = async () => {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
};
const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows[0];
  } finally {
    await client.end();
  }
};
afterAll(() => Promise.all(databases.map((database) => database.drop())));

describe('createTestDatabase', () => {
  it('gives each its own database with the whole schema, any number at once', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, create));
    expect(new Set(made.map(({ ownerUrl }) => ownerUrl)).size).toBe(4);
    for (const { appUrl } of made) {
      expect(await ask(appUrl, `SELECT current_user AS role, to_regclass('bullmq.job') IS NOT NULL AS queues`)).toEqual({
        role: 'batline_app',
        queues: true,
      });
    }
  });
});

describe('fakeClock', () => {
  it('stops, moves and gives back the only clock, for everybody who reads it', async () => {
    const { ownerUrl, appUrl } = await create();
    const read = async () => ((await ask(appUrl, 'SELECT batline_now() AS now'))?.now as Date).toISOString();
    const clock = await fakeClock(ownerUrl);
    await clock.set('2026-10-25T00:59:59.123Z');
    expect(await read()).toBe('2026-10-25T00:59:59.123Z');
    await clock.advance(14 * 86_400_000);
    expect(await read()).toBe('2026-11-08T00:59:59.123Z');
    expect(await clock.now()).toBe(Date.parse('2026-11-08T00:59:59.123Z'));
    await clock.release();
    expect(Math.abs(Date.parse(await read()) - Date.now())).toBeLessThan(60_000);
    const again = await fakeClock(ownerUrl);
    await again.advance(3_600_000);
    expect(Date.parse(await read()) - Date.now()).toBeGreaterThan(3_500_000);
    await again.release();
  });
});
