import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Visits to living rooms: who sits beside a host now, and so what that host may do (domain.md §6); and the tablets on which visitors
 * write for themselves. No words: what was said stands in the case.
 */
export class Visits1790000000640 implements MigrationInterface {
  name = 'Visits1790000000640';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE desk_device (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        village text NOT NULL,
        secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
        created_by uuid NOT NULL REFERENCES person (id),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        expires_at timestamptz(3) NOT NULL,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        revoked_by uuid REFERENCES person (id),
        CHECK ((revoked_at IS NULL) = (revoked_by IS NULL))
      )`);
    await runner.query(`CREATE INDEX desk_device_by ON desk_device (created_by, created_at DESC)`);
    await runner.query(`
      CREATE TABLE visit (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        contact_id uuid NOT NULL REFERENCES contact (id),
        desk text NOT NULL,
        host_id uuid REFERENCES person (id),
        device_id uuid REFERENCES desk_device (id),
        opened_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        how text CHECK (how IN ('ended', 'silence', 'moved')),
        slips_sent int NOT NULL DEFAULT 0,
        CHECK ((host_id IS NULL) <> (device_id IS NULL)),
        CHECK ((ended_at IS NULL) = (how IS NULL))
      )`);
    await runner.query(`COMMENT ON COLUMN visit.ends_at IS 'By itself, whether or not anybody noted it in ended_at yet.'`);
    // Its resident sits in one place.
    await runner.query(`CREATE UNIQUE INDEX visit_one_open ON visit (case_id) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX visit_host ON visit (host_id, opened_at) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX visit_ends ON visit (ends_at) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX visit_case ON visit (case_id, opened_at DESC)`);
    await runner.query(`CREATE INDEX visit_contact ON visit (contact_id)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON visit, desk_device TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
