import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The application's role, the one clock (domain.md §2.11), and keys that make a repeated request harmless. */
export class Foundation1790000000000 implements MigrationInterface {
  name = 'Foundation1790000000000';

  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the whole server: another database's migration may be making the same one at this moment.
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'batline_app') THEN
          CREATE ROLE batline_app NOLOGIN NOINHERIT;
        END IF;
      EXCEPTION
        WHEN duplicate_object OR unique_violation THEN NULL;
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'The role batline_app does not exist and this login may not create it. Ask the database administrator: CREATE ROLE batline_app NOLOGIN; GRANT batline_app TO %', current_user;
      END $$`);
    await runner.query(`
      DO $$ BEGIN
        IF NOT pg_has_role(current_user, 'batline_app', 'MEMBER') THEN EXECUTE format('GRANT batline_app TO %I', current_user); END IF;
      EXCEPTION WHEN unique_violation THEN NULL;
      END $$`);
    await runner.query(`GRANT USAGE ON SCHEMA public TO batline_app`);
    await runner.query(`
      CREATE FUNCTION batline_now() RETURNS timestamptz(3) LANGUAGE sql VOLATILE PARALLEL SAFE
      AS $$ SELECT date_trunc('milliseconds', clock_timestamp())::timestamptz(3) $$`);
    await runner.query(`COMMENT ON FUNCTION batline_now() IS 'The only clock that decides anything. Only tests replace it.'`);
    await runner.query(`
      CREATE FUNCTION batline_append_only() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$`);
    await runner.query(`
      CREATE TABLE idempotency_key (
        scope text NOT NULL,
        key text NOT NULL,
        body_hash text NOT NULL,
        answer jsonb,
        case_id uuid,
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        PRIMARY KEY (scope, key)
      )`);
    await runner.query(`CREATE INDEX idempotency_key_created_at ON idempotency_key (created_at)`);
    await runner.query(`CREATE INDEX idempotency_key_case ON idempotency_key (case_id) WHERE case_id IS NOT NULL`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_key TO batline_app`);
    // How often a caller did a thing this minute: not worth a disk write, and gone after a crash without harm.
    await runner.query(`CREATE UNLOGGED TABLE throttle (key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON throttle TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
