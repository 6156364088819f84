import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds those who wait live among all cases: there are always few. By nothing that changes while they wait, so that their beats stay cheap. */
export class WaitsLive1790000000631 implements MigrationInterface {
  name = 'WaitsLive1790000000631';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX case_file_waits_live ON case_file (id) WHERE live AND state = 'waiting'`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
