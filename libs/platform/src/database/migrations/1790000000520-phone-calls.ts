import type { MigrationInterface, QueryRunner } from 'typeorm';

const NEVER_BACK = 'Batline does not migrate backwards: restore a backup (docs/operations.md).';

/**
 * What a call needs to remember between two questions of the provider: since when the mayor's rung rings for it, when a voice
 * message was asked for, when it was over at the provider, and whether the resident hears the conversation.
 */
export class PhoneCalls1790000000520 implements MigrationInterface {
  name = 'PhoneCalls1790000000520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE phone_call
        ADD COLUMN top_since timestamptz(3),
        ADD COLUMN voicemail_at timestamptz(3),
        ADD COLUMN over_at timestamptz(3),
        ADD COLUMN held_at timestamptz(3),
        DROP COLUMN progress_sequence`);
    // How many wait before somebody, asked by everybody who waits.
    await runner.query(`CREATE INDEX phone_call_waiting ON phone_call (queued_at, id) WHERE state = 'waiting' AND direction = 'incoming'`);
    // One callback at a time for a case, whatever the code does.
    await runner.query(
      `CREATE UNIQUE INDEX phone_call_one_callback ON phone_call (case_id) WHERE direction = 'callback' AND ended_at IS NULL`,
    );
    // A leg belongs to a call, but not for long: those that still ring or talk.
    await runner.query(`CREATE INDEX phone_leg_person ON phone_leg (person_id, asked_at)`);
  }

  async down(): Promise<void> {
    throw new Error(NEVER_BACK);
  }
}
