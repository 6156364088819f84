import { createApi } from '../../apps/api/src/create-api.js';
import { loadSettings, type Settings } from '#platform/config';
import { createLog } from '#platform/logging';
import type { Role } from '#domain';
import { formatToken, newSecret } from '#staff';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from './postgres.js';

/** An answer as a caller sees it. */
export interface Answer {
  status: number;
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tests look into whatever came
  headers: Record<string, unknown>;
}

/** The API on a database of its own, called in process. */
export interface TestApi {
  app: NestFastifyApplication;
  database: TestDatabase;
  settings: Settings;
  /** Every route that the application registered, as `get /path/:id`. */
  routes: string[];
  /** @param as a username of {@link person}, a resident key, or nobody. */
  call(
    as: string | undefined,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** Adds somebody with an API token, so that `call('aino', …)` acts as them. */
  person(username: string, roles: Role[], more?: { name?: string; onDuty?: boolean; duties?: object }): Promise<string>;
  sql(text: string, values?: unknown[]): Promise<Record<string, any>[]>; // eslint-disable-line @typescript-eslint/no-explicit-any
  close(): Promise<void>;
}

const SECRETS = '1:q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k';

/** Settings of a product under test on this database. */
export function testSettings(databaseUrl: string, more: Record<string, string> = {}): Settings {
  return loadSettings({
    DATABASE_URL: databaseUrl,
    PORT: '3999',
    PUBLIC_BASE_URL: 'http://127.0.0.1:3999',
    OIDC_ISSUER: 'http://127.0.0.1:3999/dev-idp',
    OIDC_CLIENT_ID: 'batline',
    OIDC_CLIENT_SECRET: 'a-secret-of-the-tests-alone-0123456789',
    SECRETS,
    DEMO: '1',
    LOG_LEVEL: 'silent',
    // One connection: whoever asks for a second one inside a transaction waits for ever, and the test sees it.
    DATABASE_POOL: '1',
    CONTACTS_PER_MINUTE: '100000',
    TRACKS_PER_MINUTE: '100000',
    ...more,
  });
}

/** @param way another way to the database than the direct one, for tests that cut it. */
export async function startTestApi(
  more: Record<string, string> = {},
  way: (url: string) => Promise<string> = (url) => Promise.resolve(url),
): Promise<TestApi> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'batline-api-'));
  const settings = testSettings(await way(database.ownerUrl), { DATA_DIR: folder, ...more });
  const app = await createApi(settings, createLog('silent'));
  const routes: string[] = [];
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', ({ method, url }) => {
      for (const each of [method].flat()) routes.push(`${each.toLowerCase()} ${url}`);
    });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const tokens = new Map<string, string>();
  return {
    app,
    database,
    settings,
    routes,
    async call(as, method, path, body, headers = {}) {
      const token = as === undefined ? undefined : (tokens.get(as) ?? as);
      const answer = await app.inject({
        method,
        url: path.startsWith('/api') || path.startsWith('/health') || path.startsWith('/auth') ? path : `/api/v1${path}`,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      });
      const isJson = /json/.test(String(answer.headers['content-type'] ?? ''));
      return { status: answer.statusCode, body: isJson ? answer.json() : answer.payload, headers: answer.headers };
    },
    async person(username, roles, { name = `${username} Testaaja`, onDuty = true, duties = {} } = {}) {
      const id = randomUUID();
      const tokenId = randomUUID();
      const secret = newSecret();
      await owner.query('INSERT INTO person (id, username, name, roles, duties, on_duty) VALUES ($1, $2, $3, $4, $5, $6)', [
        id,
        username,
        name,
        roles,
        duties,
        onDuty,
      ]);
      await owner.query(
        `INSERT INTO api_token (id, person_id, secret_hash, label, expires_at) VALUES ($1, $2, $3, 'test', now() + interval '1 year')`,
        [tokenId, id, createHash('sha256').update(secret).digest()],
      );
      tokens.set(username, formatToken(tokenId, secret));
      return id;
    },
    sql: async (text, values) => (await owner.query(text, values)).rows,
    async close() {
      await app.close();
      await owner.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
