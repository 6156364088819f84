import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether live contacts are offered to somebody, and to whom each one that waits is offered now (domain.md §5). */
export class LiveOffers1790000000630 implements MigrationInterface {
  name = 'LiveOffers1790000000630';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE person_presence (
        person_id uuid PRIMARY KEY REFERENCES person (id),
        state text NOT NULL DEFAULT 'available' CHECK (state IN ('available', 'busy', 'away')),
        live_cap int NOT NULL DEFAULT 3 CHECK (live_cap BETWEEN 1 AND 10),
        heartbeat_at timestamptz(3)
      ) WITH (fillfactor = 50)`);
    await runner.query(
      `COMMENT ON COLUMN person_presence.heartbeat_at IS 'When a page of theirs was last known to be open. No history is kept.'`,
    );
    await runner.query(`GRANT SELECT, INSERT, UPDATE ON person_presence TO batline_app`);
    await runner.query(`
      CREATE TABLE live_offer (
        id uuid PRIMARY KEY,
        case_id uuid NOT NULL REFERENCES case_file (id),
        round int NOT NULL,
        level int NOT NULL,
        at timestamptz(3) NOT NULL,
        until timestamptz(3) NOT NULL,
        to_ids uuid[] NOT NULL,
        declined_ids uuid[] NOT NULL DEFAULT '{}',
        ended_at timestamptz(3),
        how text CHECK (how IN ('taken', 'moved_on', 'left', 'ended')),
        CHECK ((ended_at IS NULL) = (how IS NULL))
      ) WITH (fillfactor = 80)`);
    await runner.query(`COMMENT ON COLUMN live_offer.to_ids IS 'To whom it is offered; while it is open, exactly those who see it.'`);
    await runner.query(`CREATE UNIQUE INDEX live_offer_one_open ON live_offer (case_id) WHERE ended_at IS NULL`);
    await runner.query(`CREATE INDEX live_offer_ended ON live_offer (ended_at) WHERE ended_at IS NOT NULL`);
    await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON live_offer TO batline_app`);
    await this.liveNow(runner);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }

  /**
   * With how many residents people are now: their own cases, not answered yet, whose resident sits in the chat or at the desk (seen in
   * the last 90 s) or is on the line. Once a case, whatever its resident does at the same time.
   */
  private async liveNow(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION batline_live_now(people uuid[]) RETURNS TABLE (person_id uuid, live_now int) LANGUAGE sql STABLE AS $$
        SELECT x.owner_id, count(*)::int FROM (
          SELECT f.owner_id, f.id FROM case_file f
          WHERE f.owner_id = ANY (people) AND f.state IN ('owned', 'awaiting_resident') AND f.channel IN ('chat', 'walk_in')
            AND f.resident_seen_at > (SELECT batline_now()) - interval '90 s'
          UNION
          SELECT f.owner_id, f.id FROM phone_call c JOIN case_file f ON f.id = c.case_id
          WHERE c.ended_at IS NULL AND c.over_at IS NULL AND f.owner_id = ANY (people) AND f.state IN ('owned', 'awaiting_resident')) AS x
        GROUP BY x.owner_id $$`);
  }
}
