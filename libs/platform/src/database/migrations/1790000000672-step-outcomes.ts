import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds texts that went out and did not arrive, and the steps that they were, without reading all that was ever told: the worker looks
 * every second, and both tables only grow.
 */
export class StepOutcomes1790000000672 implements MigrationInterface {
  name = 'StepOutcomes1790000000672';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX phone_delivery_undelivered ON phone_delivery (ended_at) WHERE kind = 'sms' AND refusal IS NOT NULL AND ended_at IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX notice_step_texted ON notice_step (provider_id) WHERE path = 'sms' AND state = 'sent'`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
