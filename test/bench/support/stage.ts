import { migrateDatabase } from '#platform/database';
import { migrateQueues } from '#platform/queue';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { EmbeddedPostgres } from '../../../apps/launcher/src/embedded-postgres.js';
import { freePort } from '../../../apps/launcher/src/free-port.js';
import { clearStalePostmaster, isAlive } from '../../../apps/launcher/src/postgres/stale-postmaster.js';
import { addPeople, type BenchPeople } from '../seed/people.js';
import { apiClient, type ApiClient } from './api-client.js';
import { Child } from './child.js';

/** One database of its own with the product running on it. */
export interface Product {
  databaseUrl: string;
  /** The owner's connections, for baselines and seeding: as many as the product may open. */
  pool: pg.Pool;
  people: BenchPeople;
  port: number;
  client(connections: number): ApiClient;
  startWorker(): Promise<Child>;
  stop(): Promise<void>;
}

const FOLDERS = join(process.cwd(), '.tmp');

/** The embedded PostgreSQL of the bench, as the product starts its own: fsync on. */
export class Stage {
  private readonly folder = join(FOLDERS, `bench-${process.pid}`);
  private readonly postgres = new EmbeddedPostgres({
    folder: join(this.folder, 'postgres'),
    password: randomBytes(24).toString('base64url'),
  });

  async start(): Promise<void> {
    await clearKilledRuns();
    await this.postgres.start();
  }

  async stop(keep: boolean): Promise<void> {
    await this.postgres.stop();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param officials how many people may take cases @param more settings beyond what every part needs */
  async product(name: string, officials: number, more: Record<string, string> = {}): Promise<Product> {
    const databaseUrl = await this.database(name);
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, options: '-c timezone=UTC' });
    pool.on('error', () => undefined);
    const people = await addPeople(pool, officials);
    const port = await freePort();
    const env = { ...environment(databaseUrl, port), ...more };
    const api = await Child.start('apps/api/src/main.js', env);
    const children = [api];
    return {
      ...{ databaseUrl, pool, people, port },
      client: (connections) => apiClient(port, connections),
      startWorker: async () => {
        const worker = await Child.start('apps/worker/src/main.js', env);
        children.push(worker);
        return worker;
      },
      stop: async () => {
        await Promise.all(children.map((child) => child.stop()));
        await pool.end();
        await this.onServer(`DROP DATABASE ${name} WITH (FORCE)`);
      },
    };
  }

  private async database(name: string): Promise<string> {
    await this.onServer(`CREATE DATABASE ${name}`);
    const url = new URL(this.postgres.url);
    url.pathname = `/${name}`;
    await migrateDatabase(url.href);
    await migrateQueues(url.href);
    return url.href;
  }

  private async onServer(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.postgres.url });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }
}

/** A bench that was killed leaves its folder, which may hold gigabytes. */
async function clearKilledRuns(): Promise<void> {
  for (const name of existsSync(FOLDERS) ? readdirSync(FOLDERS) : []) {
    const pid = Number(/^bench-(\d+)$/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    await clearStalePostmaster(join(FOLDERS, name, 'postgres'));
    rmSync(join(FOLDERS, name), { recursive: true, force: true });
  }
}

/** One process each, with settings as the launcher would give them; throttles far above what is measured. */
const environment = (databaseUrl: string, port: number): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  PORT: String(port),
  PUBLIC_BASE_URL: `http://127.0.0.1:${port}`,
  OIDC_ISSUER: `http://127.0.0.1:${port}/dev-idp`,
  OIDC_CLIENT_ID: 'batline',
  OIDC_CLIENT_SECRET: randomBytes(24).toString('base64url'),
  SECRETS: `1:${randomBytes(32).toString('base64url')}`,
  DEMO: '1',
  LOG_LEVEL: 'warn',
  CONTACTS_PER_MINUTE: '1000000',
  TRACKS_PER_MINUTE: '1000000',
  NODE_ENV: 'production',
});
