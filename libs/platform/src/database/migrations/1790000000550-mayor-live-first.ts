import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The mayor's list in the order of the inbox: whoever waits live first, then what is late the longest; one indexed value. */
export class MayorLiveFirst1790000000550 implements MigrationInterface {
  name = 'MayorLiveFirst1790000000550';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX case_file_escalated_waits ON case_file
        (batline_waits(live AND state = 'waiting', COALESCE(late_since, '9999-12-31T00:00:00.000Z'::timestamptz)), id) WHERE escalated`);
    await runner.query(`DROP INDEX case_file_escalated`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
