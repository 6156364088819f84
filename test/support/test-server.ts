import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from '#platform/database';
import { migrateQueues } from '#platform/queue';
import { EmbeddedPostgres } from '../../apps/launcher/src/embedded-postgres.js';
import { clearStalePostmaster, isAlive } from '../../apps/launcher/src/postgres/stale-postmaster.js';

/** What tests find in their environment. */
export const SERVER = 'BATLINE_TEST_SERVER';
export const TEMPLATE = 'BATLINE_TEST_TEMPLATE';
export const REDIS = 'BATLINE_TEST_REDIS';

const PREFIX = `batline_test_${process.pid}`;
const FOLDERS = join(process.cwd(), '.tmp');
const CONNECT_WITHIN_MS = 1_000;

let embedded: EmbeddedPostgres | undefined;

/** Starts a PostgreSQL (or takes the one that `TEST_DATABASE_URL` names) and makes the database that all tests copy. */
export async function startTestServer(): Promise<void> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ?? (await startEmbedded());
  process.env[SERVER] = server;
  process.env[TEMPLATE] = `${PREFIX}_template`;
  await onServer(server, (client) => client.query(`CREATE DATABASE ${PREFIX}_template`));
  const template = withDatabase(server, `${PREFIX}_template`);
  await migrateDatabase(template);
  await migrateQueues(template);
  const redis = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
  if (await isReachable(new URL(redis))) process.env[REDIS] = redis;
  else process.stderr.write(`No Redis answers at ${redis} (TEST_REDIS_URL): what runs on Redis is skipped.\n`);
}

export async function stopTestServer(): Promise<void> {
  const server = process.env[SERVER];
  if (server && !embedded) await onServer(server, dropOurs);
  await embedded?.stop();
  rmSync(folderOf(process.pid), { recursive: true, force: true });
}

/** The same server's URL for another database. */
export function withDatabase(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

export async function onServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function startEmbedded(): Promise<string> {
  await clearKilledRuns();
  embedded = new EmbeddedPostgres({
    folder: join(folderOf(process.pid), 'postgres'),
    password: randomBytes(24).toString('base64url'),
    // Tests that are about durability start a server of their own.
    settings: { fsync: 'off', shared_buffers: '128MB', max_connections: 200 },
  });
  await embedded.start();
  return embedded.url;
}

const folderOf = (pid: number): string => join(FOLDERS, `test-${pid}`);

/** A test run that was killed leaves its folder. */
async function clearKilledRuns(): Promise<void> {
  for (const name of existsSync(FOLDERS) ? readdirSync(FOLDERS) : []) {
    const pid = Number(/^test-(\d+)$/.exec(name)?.[1]);
    if (!pid || (pid !== process.pid && isAlive(pid))) continue;
    await clearStalePostmaster(join(folderOf(pid), 'postgres'));
    rmSync(folderOf(pid), { recursive: true, force: true });
  }
}

async function dropOurs(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(`SELECT datname FROM pg_database WHERE datname LIKE $1`, [`${PREFIX}\\_%`]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}

function isReachable(url: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: url.hostname, port: Number(url.port || 6379), timeout: CONNECT_WITHIN_MS });
    const answer = (reachable: boolean): void => {
      socket.destroy();
      resolve(reachable);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
    socket.once('timeout', () => answer(false));
  });
}
