import { DataSource } from 'typeorm';
import { ownerOptions } from './data-source.js';

/** One migrator at a time, however many processes start at once: a session-level advisory lock. */
const MIGRATION_LOCK = 0x6261746c;

/**
 * Brings the schema up to date as the database's owner. Safe to call by several processes at once.
 * @throws when the login may neither create the application's role nor finds it there.
 */
export async function migrateDatabase(ownerUrl: string): Promise<void> {
  const dataSource = await new DataSource(ownerOptions(ownerUrl)).initialize();
  try {
    const guard = dataSource.createQueryRunner();
    try {
      await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await dataSource.runMigrations();
      await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    } finally {
      await guard.release();
    }
  } finally {
    await dataSource.destroy();
  }
}
