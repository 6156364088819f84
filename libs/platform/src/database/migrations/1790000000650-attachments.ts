import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that people add to what they say. A row says what a file is, whose, and to which message it belongs; its bytes stand in the store of
 * files under the row's id. Until it is sent it belongs to whoever uploaded it, and goes after a day.
 */
export class Attachments1790000000650 implements MigrationInterface {
  name = 'Attachments1790000000650';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        id uuid PRIMARY KEY,
        preview_id uuid,
        uploaded_by text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('image', 'pdf', 'audio')),
        media_type text NOT NULL,
        name text NOT NULL,
        size int NOT NULL CHECK (size > 0),
        scanned boolean NOT NULL,
        salt text NOT NULL,
        commitment text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        case_id uuid REFERENCES case_file (id),
        message_id uuid REFERENCES message (id),
        no int,
        CHECK ((case_id IS NULL) = (message_id IS NULL) AND (case_id IS NULL) = (no IS NULL))
      )`);
    await runner.query(`COMMENT ON COLUMN attachment.uploaded_by IS 'anonymous, contact:<id> or person:<id>.'`);
    await runner.query(`CREATE INDEX attachment_case ON attachment (case_id) WHERE case_id IS NOT NULL`);
    await runner.query(`CREATE INDEX attachment_message ON attachment (message_id) WHERE message_id IS NOT NULL`);
    await runner.query(`CREATE INDEX attachment_unsent ON attachment (created_at) WHERE message_id IS NULL`);
    await runner.query(`CREATE INDEX attachment_preview ON attachment (preview_id) WHERE preview_id IS NOT NULL`);
    await runner.query(`GRANT SELECT, INSERT, DELETE ON attachment TO batline_app`);
    // What a file is does not change: it is sent once, and that is all.
    await runner.query(`GRANT UPDATE (case_id, message_id, no) ON attachment TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
