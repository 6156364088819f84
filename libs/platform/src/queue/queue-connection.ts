import type { ConnectionOptions } from 'bullmq';
import { APPLICATION_ROLE } from '../database/data-source.js';

/** Where the queues live. `redisUrl` given: on Redis; otherwise on PostgreSQL, in the schema `bullmq`. */
export interface QueueBackend {
  databaseUrl: string;
  redisUrl?: string | undefined;
}

/** Connections for one queue or one worker; a worker keeps one more for LISTEN. */
const POOL = 3;
const CONNECT_TIMEOUT_MS = 5_000;

/** What BullMQ connects with. On PostgreSQL it acts in the application's role, like everything else of the running product. */
export function queueConnection({ databaseUrl, redisUrl }: QueueBackend): ConnectionOptions {
  if (redisUrl) return { url: redisUrl, connectTimeout: CONNECT_TIMEOUT_MS };
  // Options in the URL would win over those given beside it, and BullMQ gives its search_path beside it.
  const url = new URL(databaseUrl);
  const given = (url.searchParams.get('options') ?? '').replace(/-c\s+role=\S+/g, '').trim();
  url.searchParams.delete('options');
  const postgres = {
    connectionString: url.href,
    options: `${given} -c role=${APPLICATION_ROLE}`.trim(),
    max: POOL,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'batline-queue',
  };
  // BullMQ types its connection by the default backend (Redis); the PostgreSQL backend takes a pool's options here.
  return postgres as unknown as ConnectionOptions;
}
