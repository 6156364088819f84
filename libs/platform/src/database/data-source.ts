import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

/** The role that the running product acts as: may not change or delete what is written once (journal), nor the schema. */
export const APPLICATION_ROLE = 'batline_app';

/** How long a process waits for the database before it gives up, in ms. */
export interface Patience {
  /** For a lock. */
  lock: number;
  /** For one statement, told to the server. */
  statement: number;
  /** For any answer: a server that was stopped in its tracks closes no connection. Longer than `statement`. */
  answer: number;
}

/** A person waits at the other end. */
export const SHORT_PATIENCE: Patience = { lock: 4_000, statement: 6_000, answer: 7_000 };
/** Nobody waits: batches of the worker, verification. */
export const LONG_PATIENCE: Patience = { lock: 15_000, statement: 60_000, answer: 65_000 };

/** Options of the running product: every connection takes the application's role at start, before its first statement. */
export function applicationOptions(
  url: string,
  poolSize: number,
  entities: NonNullable<DataSourceOptions['entities']>,
  patience: Patience = LONG_PATIENCE,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    poolSize,
    applicationName: 'batline',
    connectTimeoutMS: 5_000,
    extra: {
      options: `-c role=${APPLICATION_ROLE} -c timezone=UTC -c lock_timeout=${patience.lock} -c statement_timeout=${patience.statement}`,
      keepAlive: true,
      // Statements that do not wait for one another's answers travel together.
      pipeline: true,
      query_timeout: patience.answer,
    },
  };
}

/** Options of the owner, for migrations alone. */
export function ownerOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: [],
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    migrationsTableName: 'migration',
    poolSize: 2,
    applicationName: 'batline-migrate',
    extra: { options: '-c timezone=UTC' },
  };
}
