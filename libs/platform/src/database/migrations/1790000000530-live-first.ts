import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * By what the inbox is sorted, in one indexed value: whoever waits on the line or in the chat right now first (their due time, a
 * century earlier), then what is late, the longest first, then by what is due next.
 */
export class LiveFirst1790000000530 implements MigrationInterface {
  name = 'LiveFirst1790000000530';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION batline_waits(live boolean, due timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN live THEN (due AT TIME ZONE 'UTC' - interval '100 years') AT TIME ZONE 'UTC' ELSE due END $$`);
    await runner.query(
      `CREATE INDEX case_file_waits ON case_file (batline_waits(live, COALESCE(late_since, nearest_due_at)), id) WHERE state = 'waiting'`,
    );
    await runner.query(`DROP INDEX case_file_waiting`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
