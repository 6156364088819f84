import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

/** The role that the running product acts as: may not change or delete what is written once (journal), nor the schema. */
export const APPLICATION_ROLE = 'batline_app';

/** Options of the running product: every connection takes the application's role at start, before its first statement. */
export function applicationOptions(url: string, poolSize: number, entities: NonNullable<DataSourceOptions['entities']>): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    poolSize,
    applicationName: 'batline',
    connectTimeoutMS: 5_000,
    extra: {
      options: `-c role=${APPLICATION_ROLE} -c timezone=UTC -c lock_timeout=15s -c statement_timeout=60s`,
      keepAlive: true,
      query_timeout: 65_000,
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
