import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who work in the city, how they sign in, and what was done to their accounts (domain.md §1, §6). */
export class People1790000000100 implements MigrationInterface {
  name = 'People1790000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        username text NOT NULL UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9._-]{0,59}$'),
        name text NOT NULL CHECK (name <> ''),
        roles text[] NOT NULL CHECK (
          cardinality(roles) > 0 AND roles <@ ARRAY['official', 'host', 'mayor', 'robin', 'councillor', 'administrator']),
        duties jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(duties) = 'object'),
        on_duty boolean NOT NULL DEFAULT false,
        disabled_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        CHECK (disabled_at IS NULL OR NOT on_duty)
      )`);
    await runner.query(`CREATE INDEX person_on_duty ON person (id) WHERE on_duty AND disabled_at IS NULL`);
    // Issuer and subject alone identify somebody: e-mail addresses and names are passed on to the next person.
    await runner.query(`
      CREATE TABLE person_identity (
        issuer text NOT NULL,
        subject text NOT NULL,
        person_id uuid NOT NULL REFERENCES person (id),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        PRIMARY KEY (issuer, subject),
        UNIQUE (person_id, issuer)
      )`);
    await this.signIn(runner);
    await this.tokensAndNotices(runner);
    await runner.query(`
      CREATE TABLE staff_journal (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz(3) NOT NULL DEFAULT batline_now(),
        type text NOT NULL,
        person_id uuid NOT NULL REFERENCES person (id),
        actor_id uuid REFERENCES person (id),
        actor_via text NOT NULL CHECK (actor_via IN ('session', 'token', 'operator')),
        data jsonb NOT NULL,
        CHECK ((actor_id IS NULL) = (actor_via = 'operator'))
      )`);
    await runner.query(`CREATE INDEX staff_journal_person ON staff_journal (person_id, seq)`);
    await runner.query(`
      CREATE TRIGGER staff_journal_append_only BEFORE UPDATE OR DELETE ON staff_journal
      FOR EACH ROW EXECUTE FUNCTION batline_append_only()`);
    await runner.query(`
      CREATE TRIGGER staff_journal_never_emptied BEFORE TRUNCATE ON staff_journal
      FOR EACH STATEMENT EXECUTE FUNCTION batline_append_only()`);
    await runner.query(`GRANT SELECT, INSERT ON staff_journal TO batline_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON person, api_token TO batline_app`);
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE, DELETE ON person_identity, session, sign_in_attempt, logout_token, staff_notice TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }

  private async signIn(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE session (
        id_hash bytea PRIMARY KEY CHECK (octet_length(id_hash) = 32),
        person_id uuid NOT NULL REFERENCES person (id),
        issuer text NOT NULL,
        subject text NOT NULL,
        oidc_sid text,
        id_token text CHECK (octet_length(id_token) <= 32768),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        last_seen_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        expires_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`COMMENT ON COLUMN session.id_token IS 'Only to end the session at the identity provider too.'`);
    await runner.query(`CREATE INDEX session_person ON session (person_id)`);
    await runner.query(`CREATE INDEX session_subject ON session (issuer, subject)`);
    await runner.query(`CREATE INDEX session_oidc_sid ON session (issuer, oidc_sid) WHERE oidc_sid IS NOT NULL`);
    await runner.query(`CREATE INDEX session_expires_at ON session (expires_at)`);
    await runner.query(`
      CREATE TABLE sign_in_attempt (
        state_hash bytea PRIMARY KEY,
        browser_hash bytea NOT NULL,
        nonce text NOT NULL,
        code_verifier text NOT NULL,
        return_to text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        expires_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX sign_in_attempt_expires_at ON sign_in_attempt (expires_at)`);
    await runner.query(`
      CREATE TABLE logout_token (
        issuer text NOT NULL,
        jti text NOT NULL,
        seen_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        PRIMARY KEY (issuer, jti)
      )`);
    await runner.query(`COMMENT ON TABLE logout_token IS 'Back-channel logout tokens already used, so that none works twice.'`);
    await runner.query(`CREATE INDEX logout_token_seen_at ON logout_token (seen_at)`);
  }

  private async tokensAndNotices(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_token (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
        label text NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        expires_at timestamptz(3) NOT NULL,
        revoked_at timestamptz(3),
        last_used_at timestamptz(3)
      )`);
    await runner.query(`CREATE INDEX api_token_person ON api_token (person_id, created_at)`);
    // Telling is at-least-once (domain.md §2.6); the key makes it show once.
    await runner.query(`
      CREATE TABLE staff_notice (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        person_id uuid NOT NULL REFERENCES person (id),
        dedupe_key text NOT NULL,
        at timestamptz(3) NOT NULL DEFAULT batline_now(),
        type text NOT NULL,
        case_id uuid,
        data jsonb NOT NULL DEFAULT '{}',
        seen_at timestamptz(3),
        UNIQUE (person_id, dedupe_key)
      )`);
    await runner.query(`COMMENT ON COLUMN staff_notice.data IS 'Ids and codes; never words that somebody wrote.'`);
    await runner.query(`CREATE INDEX staff_notice_person ON staff_notice (person_id, at DESC)`);
  }
}
