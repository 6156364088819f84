import type { MigrationInterface, QueryRunner } from 'typeorm';

const NEVER_BACK = 'Batline does not migrate backwards: restore a backup (docs/operations.md).';

/**
 * The phone line: calls and their legs, what is sent out, recordings, text threads, blocked numbers. Numbers and sounds are
 * personal data and stand here alone, so that they can be erased; `number_key` is a keyed hash by which a number is recognised.
 */
export class Phone1790000000500 implements MigrationInterface {
  name = 'Phone1790000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE person ADD COLUMN phone text CHECK (phone ~ '^\\+[1-9][0-9]{4,14}$')`);
    await this.calls(runner);
    await this.deliveries(runner);
    await this.recordings(runner);
    await this.numbers(runner);
  }

  async down(): Promise<void> {
    throw new Error(NEVER_BACK);
  }

  private async calls(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE phone_call (
        id uuid PRIMARY KEY,
        provider_id text UNIQUE,
        direction text NOT NULL CHECK (direction IN ('incoming', 'callback')),
        case_id uuid NOT NULL REFERENCES case_file (id),
        contact_id uuid REFERENCES contact (id),
        official_id uuid REFERENCES person (id),
        number text,
        language text NOT NULL,
        state text NOT NULL CHECK (state IN ('greeting', 'waiting', 'connecting', 'talking', 'leaving', 'ended')),
        started_at timestamptz(3) NOT NULL,
        queued_at timestamptz(3),
        connected_at timestamptz(3),
        ended_at timestamptz(3),
        ended_how text CHECK (ended_how IN ('talked', 'callback_promised', 'voicemail', 'hung_up', 'not_reached')),
        promised_by timestamptz(3),
        conference text,
        code_told_at timestamptz(3),
        progress_sequence int,
        CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
        CHECK ((ended_at IS NULL) = (ended_how IS NULL))
      ) WITH (fillfactor = 80)`);
    await runner.query(`CREATE INDEX phone_call_case ON phone_call (case_id, started_at)`);
    await runner.query(`CREATE INDEX phone_call_running ON phone_call (started_at) WHERE ended_at IS NULL`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON phone_call TO batline_app`);
  }

  private async deliveries(runner: QueryRunner): Promise<void> {
    // Stored, sent, marked: what the outside world is told is a row that stays and is marked (docs/adr/0008).
    await runner.query(`
      CREATE TABLE phone_delivery (
        id uuid PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('call', 'sms', 'whatsapp')),
        purpose text NOT NULL,
        case_id uuid REFERENCES case_file (id),
        message_id uuid REFERENCES message (id),
        person_id uuid REFERENCES person (id),
        to_number text,
        from_number text NOT NULL,
        text text,
        script_path text,
        status_path text NOT NULL,
        ring_seconds int,
        state text NOT NULL DEFAULT 'stored' CHECK (state IN ('stored', 'sending', 'sent', 'unknown', 'refused', 'cancelled')),
        progress text,
        progress_sequence int,
        provider_id text UNIQUE,
        refusal text,
        code text,
        attempts int NOT NULL DEFAULT 0,
        sent_twice int NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        not_before timestamptz(3) NOT NULL DEFAULT batline_now(),
        give_up_at timestamptz(3),
        sending_at timestamptz(3),
        sent_at timestamptz(3),
        ended_at timestamptz(3),
        end_asked_at timestamptz(3),
        CHECK (kind <> 'call' OR (script_path IS NOT NULL AND ring_seconds IS NOT NULL))
      ) WITH (fillfactor = 80)`);
    await runner.query(
      `CREATE INDEX phone_delivery_open ON phone_delivery (not_before, created_at) WHERE state IN ('stored', 'sending', 'unknown')`,
    );
    await runner.query(`CREATE INDEX phone_delivery_case ON phone_delivery (case_id)`);
    await runner.query(`CREATE INDEX phone_delivery_message ON phone_delivery (message_id) WHERE message_id IS NOT NULL`);
    await runner.query(`
      CREATE TABLE phone_leg (
        delivery_id uuid PRIMARY KEY REFERENCES phone_delivery (id),
        call_id uuid NOT NULL REFERENCES phone_call (id),
        person_id uuid REFERENCES person (id),
        role text NOT NULL CHECK (role IN ('ring', 'owner', 'mayor_line', 'callback', 'assistant')),
        asked_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        answered_at timestamptz(3),
        outcome text CHECK (outcome IN ('won', 'late', 'declined', 'silent', 'stopped'))
      )`);
    await runner.query(`CREATE INDEX phone_leg_call ON phone_leg (call_id)`);
    // One winner of a call, whatever the code does.
    await runner.query(`CREATE UNIQUE INDEX phone_leg_one_winner ON phone_leg (call_id) WHERE outcome = 'won' AND role <> 'assistant'`);
    // When the line last placed a call (calls a second), and until when missed calls were looked for.
    await runner.query(`
      CREATE TABLE phone_line (single boolean PRIMARY KEY DEFAULT true CHECK (single), last_call_at timestamptz(3), looked_until timestamptz(3))`);
    await runner.query(`INSERT INTO phone_line DEFAULT VALUES`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON phone_delivery, phone_leg TO batline_app`);
    await runner.query(`GRANT SELECT, UPDATE ON phone_line TO batline_app`);
  }

  private async recordings(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE phone_recording (
        id uuid PRIMARY KEY,
        call_id uuid NOT NULL REFERENCES phone_call (id),
        case_id uuid NOT NULL REFERENCES case_file (id),
        provider_id text NOT NULL UNIQUE,
        state text NOT NULL CHECK (state IN ('arrived', 'kept', 'deleted', 'lost')),
        seconds int,
        arrived_at timestamptz(3) NOT NULL,
        kept_at timestamptz(3),
        provider_deleted_at timestamptz(3),
        delete_after timestamptz(3) NOT NULL,
        deleted_at timestamptz(3),
        attempts int NOT NULL DEFAULT 0,
        not_before timestamptz(3) NOT NULL DEFAULT batline_now(),
        content_type text,
        bytes int,
        transcript text
      )`);
    await runner.query(`CREATE INDEX phone_recording_case ON phone_recording (case_id)`);
    await runner.query(
      `CREATE INDEX phone_recording_open ON phone_recording (not_before) WHERE state = 'arrived' OR provider_deleted_at IS NULL`,
    );
    await runner.query(`CREATE INDEX phone_recording_old ON phone_recording (delete_after) WHERE state IN ('arrived', 'kept')`);
    await runner.query(
      `CREATE TABLE phone_recording_audio (recording_id uuid PRIMARY KEY REFERENCES phone_recording (id), audio bytea NOT NULL)`,
    );
    // Sound does not compress: stored as it is, outside the row.
    await runner.query(`ALTER TABLE phone_recording_audio ALTER COLUMN audio SET STORAGE EXTERNAL`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON phone_recording TO batline_app`);
    await runner.query(`GRANT SELECT, INSERT, DELETE ON phone_recording_audio TO batline_app`);
  }

  private async numbers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE phone_thread (
        number_key bytea NOT NULL CHECK (octet_length(number_key) = 32),
        channel text NOT NULL CHECK (channel IN ('sms', 'whatsapp', 'voice')),
        case_id uuid NOT NULL REFERENCES case_file (id),
        contact_id uuid NOT NULL REFERENCES contact (id),
        number text,
        last_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        PRIMARY KEY (number_key, channel, case_id)
      )`);
    await runner.query(`CREATE INDEX phone_thread_case ON phone_thread (case_id)`);
    await runner.query(`
      CREATE TABLE phone_opt_out (
        number_key bytea NOT NULL CHECK (octet_length(number_key) = 32),
        channel text NOT NULL CHECK (channel IN ('sms', 'whatsapp')),
        at timestamptz(3) NOT NULL DEFAULT batline_now(),
        PRIMARY KEY (number_key, channel)
      )`);
    await runner.query(`
      CREATE TABLE phone_code (
        id uuid PRIMARY KEY,
        call_id uuid NOT NULL REFERENCES phone_call (id),
        case_id uuid NOT NULL REFERENCES case_file (id),
        code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
        tries int NOT NULL DEFAULT 0,
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        expires_at timestamptz(3) NOT NULL,
        used_at timestamptz(3)
      )`);
    await runner.query(`CREATE INDEX phone_code_call ON phone_code (call_id)`);
    await runner.query(`
      CREATE TABLE phone_block (
        id uuid PRIMARY KEY,
        number_key bytea NOT NULL CHECK (octet_length(number_key) = 32),
        ending text NOT NULL,
        reason_code text NOT NULL CHECK (reason_code IN ('nuisance', 'silent', 'threats', 'automated')),
        reason text NOT NULL,
        case_id uuid REFERENCES case_file (id),
        by_id uuid NOT NULL REFERENCES person (id),
        from_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        until_at timestamptz(3) NOT NULL,
        lifted_at timestamptz(3),
        lifted_by uuid REFERENCES person (id),
        refused int NOT NULL DEFAULT 0,
        CHECK (until_at > from_at)
      )`);
    await runner.query(`CREATE INDEX phone_block_number ON phone_block (number_key) WHERE lifted_at IS NULL`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON phone_thread, phone_opt_out, phone_code TO batline_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON phone_block TO batline_app`);
  }
}
