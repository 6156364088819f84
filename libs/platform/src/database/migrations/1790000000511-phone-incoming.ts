import type { MigrationInterface, QueryRunner } from 'typeorm';

const NEVER_BACK = 'Batline does not migrate backwards: restore a backup (docs/operations.md).';

/** Texts that came in, and calls and texts that were turned away, by the provider's id: each has its effect once, for ever. */
export class PhoneIncoming1790000000511 implements MigrationInterface {
  name = 'PhoneIncoming1790000000511';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE phone_incoming (
        provider_id text PRIMARY KEY,
        case_id uuid REFERENCES case_file (id),
        block_id uuid REFERENCES phone_block (id),
        at timestamptz(3) NOT NULL DEFAULT batline_now()
      )`);
    await runner.query(`GRANT SELECT, INSERT ON phone_incoming TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error(NEVER_BACK);
  }
}
