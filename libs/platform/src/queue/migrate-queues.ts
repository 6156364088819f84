import { runMigrations } from 'bullmq';
import pg from 'pg';
import { APPLICATION_ROLE } from '../database/data-source.js';

const SCHEMA = 'bullmq';

/**
 * Brings BullMQ's own schema up to date and lets the application's role use it. Safe to call again, and by several at once.
 * Call it after `migrateDatabase`, which makes the role.
 * @param ownerUrl the login that owns the database
 */
export async function migrateQueues(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'batline-migrate', connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    await client.query('BEGIN');
    // Two at once would otherwise meet on the same rows of the catalogue.
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('batline-queue-grants'))`);
    // CREATE: BullMQ makes a sequence for each queue that numbers its jobs itself.
    await client.query(`GRANT USAGE, CREATE ON SCHEMA ${SCHEMA} TO ${APPLICATION_ROLE}`);
    for (const [kind, rights] of Object.entries(RIGHTS)) {
      await client.query(`GRANT ${rights} ON ALL ${kind} IN SCHEMA ${SCHEMA} TO ${APPLICATION_ROLE}`);
      await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${SCHEMA} GRANT ${rights} ON ${kind} TO ${APPLICATION_ROLE}`);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

const RIGHTS = { TABLES: 'SELECT, INSERT, UPDATE, DELETE', SEQUENCES: 'USAGE, SELECT, UPDATE', FUNCTIONS: 'EXECUTE' };
