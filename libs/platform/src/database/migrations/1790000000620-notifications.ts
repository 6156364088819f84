import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How people are told beside the app: what reaches them and is proven to be theirs, the order that each gave, and every step that
 * is to be sent, was sent, or was not (domain.md §5). Addresses and endpoints are personal data and stand here alone.
 */
export class Notifications1790000000620 implements MigrationInterface {
  name = 'Notifications1790000000620';

  async up(runner: QueryRunner): Promise<void> {
    await this.people(runner);
    await this.subscriptions(runner);
    await this.steps(runner);
    await runner.query(`
      CREATE TABLE resident_choice (
        contact_id uuid PRIMARY KEY REFERENCES contact (id),
        email boolean NOT NULL,
        sms boolean NOT NULL,
        push boolean NOT NULL,
        changed_at timestamptz(3) NOT NULL DEFAULT batline_now()
      )`);
    await runner.query(`COMMENT ON TABLE resident_choice IS 'Without a row: by everything that they left or subscribed.'`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON resident_choice TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }

  private async people(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person
        ADD COLUMN phone_proven_at timestamptz(3),
        ADD COLUMN email text CHECK (octet_length(email) <= 254),
        ADD COLUMN email_proven_at timestamptz(3),
        ADD CHECK (phone_proven_at IS NULL OR phone IS NOT NULL),
        ADD CHECK ((email_proven_at IS NULL) = (email IS NULL))`);
    // Numbers that are rung already were believed until now.
    await runner.query(`UPDATE person SET phone_proven_at = batline_now() WHERE phone IS NOT NULL`);
    // In the database, since a number is changed in several ways: another one is not proven.
    await runner.query(`
      CREATE FUNCTION batline_phone_unproven() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.phone_proven_at := NULL;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER person_phone_unproven BEFORE UPDATE OF phone ON person FOR EACH ROW
        WHEN (NEW.phone IS DISTINCT FROM OLD.phone) EXECUTE FUNCTION batline_phone_unproven()`);
    // The code itself is derived from the id and a secret, and stands nowhere.
    await runner.query(`
      CREATE TABLE contact_proof (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        kind text NOT NULL CHECK (kind IN ('email', 'phone')),
        address text NOT NULL CHECK (octet_length(address) <= 254),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        expires_at timestamptz(3) NOT NULL,
        tries int NOT NULL DEFAULT 0,
        ended_at timestamptz(3)
      )`);
    await runner.query(`CREATE UNIQUE INDEX contact_proof_open ON contact_proof (person_id, kind) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX contact_proof_recent ON contact_proof (person_id, kind, created_at)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON contact_proof TO batline_app`);
    await runner.query(`
      CREATE TABLE notification_order (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        steps jsonb NOT NULL CHECK (jsonb_typeof(steps) = 'array' AND jsonb_array_length(steps) <= 10),
        quiet boolean NOT NULL,
        changed_at timestamptz(3) NOT NULL DEFAULT batline_now()
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON notification_order TO batline_app`);
  }

  private async subscriptions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE push_subscription (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid REFERENCES person (id),
        contact_id uuid REFERENCES contact (id),
        endpoint text NOT NULL CHECK (octet_length(endpoint) <= 1000),
        p256dh text NOT NULL,
        auth text NOT NULL,
        label text,
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        gone_at timestamptz(3),
        CHECK ((person_id IS NULL) <> (contact_id IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX push_subscription_person ON push_subscription (person_id, endpoint) WHERE person_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX push_subscription_contact ON push_subscription (contact_id, endpoint) WHERE contact_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX push_subscription_endpoint ON push_subscription (endpoint)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON push_subscription TO batline_app`);
  }

  private async steps(runner: QueryRunner): Promise<void> {
    // Stored with its cause, sent, marked (docs/adr/0008); it stays, so that anybody can see why they were told.
    await runner.query(`
      CREATE TABLE notice_step (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        notice_id uuid,
        person_id uuid REFERENCES person (id),
        contact_id uuid REFERENCES contact (id),
        case_id uuid REFERENCES case_file (id),
        proof_id uuid REFERENCES contact_proof (id),
        dedupe_key text,
        type text NOT NULL,
        rung text CHECK (rung IN ('duty', 'duty_all', 'mayor')),
        take_round int,
        as_owner boolean NOT NULL DEFAULT false,
        no int NOT NULL,
        path text NOT NULL CHECK (path IN ('push', 'sms', 'call', 'email')),
        because text NOT NULL CHECK (because IN ('own_order', 'rung', 'test', 'quiet', 'resident')),
        at timestamptz(3) NOT NULL DEFAULT batline_now(),
        due_at timestamptz(3) NOT NULL,
        not_before timestamptz(3) NOT NULL,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'handed', 'sent', 'failed', 'stopped', 'refused')),
        tries int NOT NULL DEFAULT 0,
        provider_id text,
        gathered_in uuid,
        reason text,
        ended_at timestamptz(3),
        CHECK ((person_id IS NULL) <> (contact_id IS NULL)),
        CHECK ((state IN ('waiting', 'sending', 'handed')) = (ended_at IS NULL)),
        UNIQUE (notice_id, no)
      ) WITH (fillfactor = 80)`);
    await runner.query(
      `CREATE INDEX notice_step_open ON notice_step (not_before, at) WHERE state IN ('waiting', 'sending') AND gathered_in IS NULL`,
    );
    await runner.query(`CREATE INDEX notice_step_gathered ON notice_step (gathered_in) WHERE gathered_in IS NOT NULL`);
    await runner.query(`CREATE INDEX notice_step_handed ON notice_step (provider_id) WHERE state = 'handed'`);
    await runner.query(`CREATE INDEX notice_step_person ON notice_step (person_id, at DESC, id) WHERE person_id IS NOT NULL`);
    await runner.query(
      `CREATE UNIQUE INDEX notice_step_resident ON notice_step (contact_id, dedupe_key, path) WHERE contact_id IS NOT NULL`,
    );
    await runner.query(`CREATE INDEX notice_step_quiet ON notice_step (person_id, path, due_at) WHERE because = 'quiet'`);
    await runner.query(`CREATE INDEX notice_step_failed ON notice_step (ended_at) WHERE state = 'failed'`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON notice_step TO batline_app`);
    // Codes are of no use once they went out (1790000000540).
    await runner.query(`
      CREATE OR REPLACE FUNCTION batline_spent_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state IN ('refused', 'cancelled') OR (NEW.purpose IN ('join_code', 'proof_code') AND NEW.state = 'sent') OR NEW.progress IN ('delivered', 'read') THEN
          NEW.text := NULL;
        END IF;
        RETURN NEW;
      END $$`);
  }
}
