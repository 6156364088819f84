import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the auditor saw, so that its silence can be noticed too (domain.md §4), and when an effect was handed to the queue. */
export class Sla1790000000400 implements MigrationInterface {
  name = 'Sla1790000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_beat (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz(3) NOT NULL DEFAULT batline_now(),
        overdue int NOT NULL,
        findings jsonb NOT NULL
      )`);
    await runner.query(`CREATE INDEX audit_beat_at ON audit_beat (at DESC)`);
    await runner.query(`GRANT SELECT, INSERT, DELETE ON audit_beat TO batline_app`);
    // A row leaves the outbox when its effect was carried out, not when a queue took it: a queue may lose everything.
    await runner.query(`ALTER TABLE outbox ADD COLUMN handed_at timestamptz(3)`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
