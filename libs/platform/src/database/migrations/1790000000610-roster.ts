import type { MigrationInterface, QueryRunner } from 'typeorm';

const DETAILS = `
        channels text[] NOT NULL DEFAULT '{}',
        languages text[] NOT NULL DEFAULT '{}',
        villages text[] NOT NULL DEFAULT '{}',
        topics text[] NOT NULL DEFAULT '{}',
        room text`;

/**
 * The duty roster (domain.md §5): shifts, the patterns that they come from, swaps, absences, and the addresses of personal
 * calendars; and who is on duty at this moment, by switch or by shift.
 */
export class Roster1790000000610 implements MigrationInterface {
  name = 'Roster1790000000610';

  async up(runner: QueryRunner): Promise<void> {
    // Trusted: who may create in the database may create it.
    await runner.query(`
      DO $$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'btree_gist') THEN CREATE EXTENSION btree_gist; END IF;
      EXCEPTION WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
        RAISE EXCEPTION 'The extension btree_gist, which comes with PostgreSQL, is not in this database and this login may not create it. Ask the database administrator: CREATE EXTENSION btree_gist';
      END $$`);
    await this.shifts(runner);
    await runner.query(`
      CREATE TABLE absence (
        id uuid PRIMARY KEY,
        person_id uuid NOT NULL REFERENCES person (id),
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        entered_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        cancelled_at timestamptz(3),
        CHECK (ends_at > starts_at),
        CONSTRAINT absence_overlaps EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL)
      )`);
    await runner.query(`COMMENT ON TABLE absence IS 'That somebody is away. Why is stored nowhere.'`);
    await runner.query(`CREATE INDEX absence_ends ON absence (ends_at) WHERE cancelled_at IS NULL`);
    await runner.query(`
      CREATE TABLE calendar_feed (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        secret_hash bytea NOT NULL UNIQUE CHECK (octet_length(secret_hash) = 32),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now()
      )`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON duty_pattern, duty_shift, duty_swap, absence TO batline_app`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO batline_app`);
    await this.onDuty(runner);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }

  private async shifts(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE duty_pattern (
        id uuid PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        person_id uuid NOT NULL REFERENCES person (id),
        weekdays text[] NOT NULL CHECK (cardinality(weekdays) > 0 AND weekdays <@ ARRAY['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
        from_time text NOT NULL CHECK (from_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
        to_time text NOT NULL CHECK (to_time ~ '^[0-2][0-9]:[0-5][0-9]$'),
        every_weeks int NOT NULL CHECK (every_weeks BETWEEN 1 AND 8),
        starts_on date NOT NULL,
        ends_on date CHECK (ends_on >= starts_on),
        ${DETAILS},
        made_until date,
        left_out date[] NOT NULL DEFAULT '{}',
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL DEFAULT batline_now()
      )`);
    await runner.query(`CREATE INDEX duty_pattern_in_force ON duty_pattern (id) WHERE ended_at IS NULL`);
    // An hour that comes twice in autumn makes a day of 25 hours.
    await runner.query(`
      CREATE TABLE duty_shift (
        id uuid PRIMARY KEY,
        version int NOT NULL DEFAULT 1,
        person_id uuid NOT NULL REFERENCES person (id),
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        ${DETAILS},
        pattern_id uuid REFERENCES duty_pattern (id),
        occurs_on date,
        by_hand boolean NOT NULL DEFAULT false,
        cancelled_at timestamptz(3),
        began_told_at timestamptz(3),
        changed_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '25 hours'),
        CHECK ((pattern_id IS NULL) = (occurs_on IS NULL)),
        UNIQUE (pattern_id, occurs_on),
        CONSTRAINT duty_shift_overlaps EXCLUDE USING gist (person_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (cancelled_at IS NULL)
      )`);
    await runner.query(`COMMENT ON COLUMN duty_shift.by_hand IS 'Changed, cancelled or swapped by itself: its pattern leaves it alone.'`);
    await runner.query(`CREATE INDEX duty_shift_starts ON duty_shift (starts_at) WHERE cancelled_at IS NULL`);
    await runner.query(`CREATE INDEX duty_shift_person ON duty_shift (person_id, starts_at)`);
    await runner.query(`
      CREATE TABLE duty_swap (
        id uuid PRIMARY KEY,
        shift_id uuid NOT NULL REFERENCES duty_shift (id),
        by_id uuid NOT NULL REFERENCES person (id),
        to_id uuid NOT NULL REFERENCES person (id),
        asked_at timestamptz(3) NOT NULL DEFAULT batline_now(),
        ended_at timestamptz(3),
        how text CHECK (how IN ('accepted', 'declined', 'withdrawn', 'cancelled', 'began')),
        CHECK (by_id <> to_id),
        CHECK ((ended_at IS NULL) = (how IS NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX duty_swap_one_open ON duty_swap (shift_id) WHERE ended_at IS NULL`);
  }

  /** plpgsql, so that each connection plans them once: they are part of every act and every intake. */
  private async onDuty(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION batline_shift_duties(duties jsonb, languages text[], villages text[], topics text[]) RETURNS jsonb
      LANGUAGE sql STABLE AS $$
        SELECT duties
          || CASE WHEN languages = '{}' THEN '{}' ELSE jsonb_build_object('languages', languages) END
          || CASE WHEN villages = '{}' THEN '{}' ELSE jsonb_build_object('villages', villages) END
          || CASE WHEN topics = '{}' THEN '{}' ELSE jsonb_build_object('topics', topics) END $$`);
    await runner.query(`
      CREATE FUNCTION batline_duty() RETURNS TABLE (person_id uuid, roles text[], duties jsonb, channels text[], via_shift uuid)
      LANGUAGE plpgsql STABLE ROWS 20 AS $$
      DECLARE
        -- A volatile function in a condition would keep the indexes from being used.
        moment timestamptz := batline_now();
      BEGIN
        RETURN QUERY
          WITH running AS MATERIALIZED (
            SELECT s.id, s.person_id, s.channels, s.languages, s.villages, s.topics FROM duty_shift s
            WHERE s.cancelled_at IS NULL AND s.starts_at <= moment AND s.starts_at > moment - interval '25 hours' AND s.ends_at > moment
          ), away AS MATERIALIZED (
            SELECT a.person_id FROM absence a WHERE a.cancelled_at IS NULL AND a.ends_at > moment AND a.starts_at <= moment
          )
          SELECT p.id, p.roles, p.duties, '{}'::text[], NULL::uuid FROM person p
          WHERE p.on_duty AND p.disabled_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM running r WHERE r.person_id = p.id) AND NOT EXISTS (SELECT 1 FROM away w WHERE w.person_id = p.id)
          UNION ALL
          SELECT p.id, p.roles, batline_shift_duties(p.duties, r.languages, r.villages, r.topics), r.channels, r.id
          FROM running r JOIN person p ON p.id = r.person_id
          WHERE p.disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM away w WHERE w.person_id = p.id);
      END $$`);
    await runner.query(
      `COMMENT ON FUNCTION batline_duty() IS 'Who is on duty now: not disabled, not away, and the switch is on or a shift runs, whose lists go before what the person answers for.'`,
    );
    await runner.query(`
      CREATE OR REPLACE FUNCTION batline_on_duty() RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', d.person_id, 'roles', d.roles, 'duties', d.duties, 'channels', d.channels)), '[]')
          FROM batline_duty() d);
      END $$`);
  }
}
