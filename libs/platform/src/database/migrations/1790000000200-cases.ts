import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The case file and everything that hangs on it. What people said and who they are stands in tables of its own
 * (`case_words`, `contact_person`, `case_text`), so that it can be erased while the journal stays whole (domain.md §2.10).
 */
export class Cases1790000000200 implements MigrationInterface {
  name = 'Cases1790000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE policy_snapshot (hash text PRIMARY KEY, body jsonb NOT NULL, first_used_at timestamptz(3) NOT NULL DEFAULT batline_now())`);
    await runner.query(`
      CREATE TABLE case_file (
        id uuid PRIMARY KEY,
        tracking_code text NOT NULL UNIQUE,
        seq int NOT NULL,
        head_hash text NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'owned', 'awaiting_resident', 'answered', 'closed')),
        level int NOT NULL CHECK (level >= 0),
        escalated boolean NOT NULL,
        channel text NOT NULL,
        kind text NOT NULL,
        language text NOT NULL,
        topic text,
        sector text,
        village text,
        live boolean NOT NULL,
        resident_seen_at timestamptz(3),
        opened_at timestamptz(3) NOT NULL,
        policy_hash text NOT NULL REFERENCES policy_snapshot (hash),
        owner_id uuid,
        ownerships int NOT NULL,
        answer jsonb,
        closing jsonb,
        closed_at timestamptz(3),
        duplicate_of uuid REFERENCES case_file (id),
        linked_to uuid REFERENCES case_file (id),
        pause_spent_ms bigint NOT NULL,
        restricted boolean NOT NULL,
        nearest_due_at timestamptz(3),
        late_since timestamptz(3),
        CHECK (state <> 'waiting' OR owner_id IS NULL),
        CHECK (state IN ('waiting', 'closed') OR owner_id IS NOT NULL)
      ) WITH (fillfactor = 80)`);
    // The inbox: open cases by nearest deadline; everything by age.
    await runner.query(`CREATE INDEX case_file_waiting ON case_file (nearest_due_at, id) WHERE state = 'waiting'`);
    await runner.query(
      `CREATE INDEX case_file_held ON case_file (owner_id, nearest_due_at, id) WHERE state IN ('owned', 'awaiting_resident', 'answered')`,
    );
    await runner.query(`CREATE INDEX case_file_escalated ON case_file (late_since, id) WHERE escalated`);
    await runner.query(`CREATE INDEX case_file_owner ON case_file (owner_id, opened_at DESC) WHERE owner_id IS NOT NULL`);
    await runner.query(`CREATE INDEX case_file_age ON case_file (opened_at DESC, id DESC)`);

    await runner.query(`
      CREATE TABLE ownership (
        case_id uuid NOT NULL REFERENCES case_file (id),
        no int NOT NULL,
        person_id uuid NOT NULL,
        began_at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        breached boolean NOT NULL DEFAULT false,
        PRIMARY KEY (case_id, no)
      )`);
    // domain.md §2.2: the database itself refuses a second owner, whatever the code does.
    await runner.query(`CREATE UNIQUE INDEX ownership_one_open ON ownership (case_id) WHERE ended_at IS NULL`);

    await runner.query(`
      CREATE TABLE clock (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        kind text NOT NULL,
        round int NOT NULL,
        started_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        warn_at timestamptz(3),
        paused_at timestamptz(3),
        stopped_at timestamptz(3),
        breached_at timestamptz(3),
        ref uuid,
        next_at timestamptz(3) GENERATED ALWAYS AS (
          CASE WHEN stopped_at IS NULL AND breached_at IS NULL AND paused_at IS NULL THEN LEAST(due_at, COALESCE(warn_at, due_at)) END) STORED,
        UNIQUE (case_id, kind, round),
        CHECK (stopped_at IS NULL OR breached_at IS NULL)
      ) WITH (fillfactor = 80)`);
    // What alarms, sweep and auditor look at: only what still ticks.
    await runner.query(`CREATE INDEX clock_next ON clock (next_at) WHERE next_at IS NOT NULL`);

    await runner.query(`
      CREATE TABLE escalation (
        case_id uuid NOT NULL,
        kind text NOT NULL,
        round int NOT NULL,
        seq int NOT NULL,
        from_level int NOT NULL,
        to_level int NOT NULL,
        breached_at timestamptz(3) NOT NULL,
        recorded_at timestamptz(3) NOT NULL,
        missed_by uuid,
        PRIMARY KEY (case_id, kind, round),
        FOREIGN KEY (case_id, kind, round) REFERENCES clock (case_id, kind, round)
      )`);
    await runner.query(`CREATE INDEX escalation_recorded ON escalation (recorded_at)`);

    await runner.query(`
      CREATE TABLE handover_offer (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        kind text NOT NULL CHECK (kind IN ('handover', 'summons')),
        to_id uuid NOT NULL,
        by_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        ended_at timestamptz(3),
        how text CHECK (how IN ('accepted', 'declined', 'expired', 'void'))
      )`);
    await runner.query(`CREATE UNIQUE INDEX handover_offer_one_open ON handover_offer (case_id, to_id) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX handover_offer_to ON handover_offer (to_id) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX handover_offer_case ON handover_offer (case_id)`);
    await runner.query(`
      CREATE TABLE assist (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        to_id uuid NOT NULL,
        by_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        replied_at timestamptz(3)
      )`);
    await runner.query(`CREATE INDEX assist_to ON assist (to_id)`);
    await runner.query(`CREATE INDEX assist_case ON assist (case_id)`);
    await runner.query(`
      CREATE TABLE directive (
        id uuid PRIMARY KEY, case_id uuid NOT NULL REFERENCES case_file (id), sector text NOT NULL, at timestamptz(3) NOT NULL, due_at timestamptz(3) NOT NULL)`);
    await runner.query(`CREATE INDEX directive_case ON directive (case_id)`);

    await runner.query(`
      CREATE TABLE journal (
        case_id uuid NOT NULL REFERENCES case_file (id),
        seq int NOT NULL,
        at timestamptz(3) NOT NULL,
        type text NOT NULL,
        actor jsonb NOT NULL,
        data jsonb NOT NULL,
        prev_hash text NOT NULL,
        hash text NOT NULL,
        PRIMARY KEY (case_id, seq)
      )`);
    await runner.query(
      `CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION batline_append_only()`,
    );
    await runner.query(
      `CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION batline_append_only()`,
    );

    await runner.query(`
      CREATE TABLE contact (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        channel text NOT NULL,
        at timestamptz(3) NOT NULL,
        language text NOT NULL,
        key_version int NOT NULL DEFAULT 1
      )`);
    await runner.query(`CREATE INDEX contact_case ON contact (case_id)`);
    await runner.query(
      `CREATE TABLE contact_person (contact_id uuid PRIMARY KEY REFERENCES contact (id), name text, phone text, email text, salt text NOT NULL)`,
    );
    await runner.query(`
      CREATE TABLE message (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        seq int NOT NULL,
        at timestamptz(3) NOT NULL,
        kind text NOT NULL,
        visibility text NOT NULL CHECK (visibility IN ('public', 'note')),
        author_role text NOT NULL,
        author_id uuid,
        client_id text,
        UNIQUE (case_id, seq)
      )`);
    // A resent message is stored once (client id), per author.
    await runner.query(`
      CREATE UNIQUE INDEX message_client ON message (case_id, COALESCE(author_id, '00000000-0000-0000-0000-000000000000'::uuid), client_id) WHERE client_id IS NOT NULL`);
    await runner.query(`
      CREATE TABLE case_words (
        case_id uuid NOT NULL REFERENCES case_file (id),
        seq int NOT NULL,
        field text NOT NULL,
        text text NOT NULL,
        salt text NOT NULL,
        PRIMARY KEY (case_id, seq, field)
      )`);
    await runner.query(
      `CREATE TABLE case_text (case_id uuid PRIMARY KEY REFERENCES case_file (id), title text NOT NULL, search tsvector NOT NULL)`,
    );
    await runner.query(`CREATE INDEX case_text_search ON case_text USING gin (search)`);
    await runner.query(`
      CREATE TABLE classification_suggestion (
        case_id uuid NOT NULL REFERENCES case_file (id), seq int NOT NULL, at timestamptz(3) NOT NULL, by_id uuid NOT NULL,
        title text, topic text, sector text, village text, PRIMARY KEY (case_id, seq))`);
    // Who may read somebody else's case for a stated reason, and until when (domain.md §6).
    await runner.query(`
      CREATE TABLE read_grant (case_id uuid NOT NULL REFERENCES case_file (id), person_id uuid NOT NULL, until timestamptz(3) NOT NULL, PRIMARY KEY (case_id, person_id))`);
    await runner.query(`
      CREATE TABLE outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz(3) NOT NULL DEFAULT batline_now(),
        topic text NOT NULL,
        case_id uuid,
        body jsonb NOT NULL
      )`);
    const grants = ['policy_snapshot', 'ownership', 'clock', 'case_file', 'handover_offer', 'assist', 'contact', 'message'];
    for (const table of grants) await runner.query(`GRANT SELECT, INSERT, UPDATE ON ${table} TO batline_app`);
    for (const table of ['journal', 'escalation', 'directive', 'classification_suggestion'])
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO batline_app`);
    for (const table of ['contact_person', 'case_words', 'case_text', 'read_grant', 'outbox'])
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO batline_app`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
