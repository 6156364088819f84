import type { MigrationInterface, QueryRunner } from 'typeorm';

const NEVER_BACK = 'Batline does not migrate backwards: restore a backup (docs/operations.md).';

/**
 * What sending needs to remember of a delivery: a long text is several of them, what was found by listing is a guess, what went
 * out in addition has to be ended, and somebody has to be told once that it did not arrive.
 */
export class PhoneDeliveries1790000000510 implements MigrationInterface {
  name = 'PhoneDeliveries1790000000510';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE phone_delivery
        ADD COLUMN ordinal bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
        ADD COLUMN part int NOT NULL DEFAULT 1 CHECK (part BETWEEN 1 AND 9),
        ADD COLUMN guessed boolean NOT NULL DEFAULT false,
        ADD COLUMN extra_ids text[] NOT NULL DEFAULT '{}',
        ADD COLUMN to_end text[] NOT NULL DEFAULT '{}',
        ADD COLUMN looked_at timestamptz(3),
        ADD COLUMN progress_at timestamptz(3),
        ADD COLUMN seconds int,
        ADD COLUMN told_at timestamptz(3)`);
    // A message of a case goes out once, however often its effect is carried out.
    await runner.query(`DROP INDEX phone_delivery_message`);
    await runner.query(
      `CREATE UNIQUE INDEX phone_delivery_message ON phone_delivery (message_id, purpose, part) WHERE message_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX phone_delivery_running ON phone_delivery (looked_at) WHERE kind = 'call' AND provider_id IS NOT NULL AND (ended_at IS NULL OR to_end <> '{}')`,
    );
    await runner.query(
      `CREATE INDEX phone_delivery_untold ON phone_delivery (created_at) WHERE kind <> 'call' AND told_at IS NULL AND refusal IS NOT NULL AND ended_at IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX phone_delivery_twice ON phone_delivery (id) WHERE sent_twice > 0`);
  }

  async down(): Promise<void> {
    throw new Error(NEVER_BACK);
  }
}
