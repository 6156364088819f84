import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Epoch ms of a timestamptz expression, as JSON numbers. */
const ms = (expression: string): string => `(extract(epoch FROM ${expression}) * 1000)::bigint`;

/**
 * Who is on duty is worked out, and told, once for all cases that are locked together: with the first of them. Written into a list of
 * columns it was worked out for each of them anew, and a batch of due cases took longer over that than over everything else.
 */
export class DutyOnce1790000000670 implements MigrationInterface {
  name = 'DutyOnce1790000000670';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE OR REPLACE FUNCTION batline_lock_cases(wanted uuid[]) RETURNS TABLE (now_ms bigint, on_duty jsonb, loaded jsonb) LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        moment timestamptz;
        duty jsonb;
      BEGIN
        PERFORM 1 FROM case_file f WHERE f.id = ANY (wanted) ORDER BY f.id FOR UPDATE;
        -- Only now: what is true after the locks were granted (1790000000300).
        moment := batline_now();
        duty := batline_on_duty();
        RETURN QUERY SELECT ${ms('moment')}, CASE WHEN x.no = 1 THEN duty END, batline_case(x.id)
          FROM unnest(wanted) WITH ORDINALITY AS x (id, no) ORDER BY x.no;
      END $$`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION batline_lock_due(at_most int, except_for uuid[] DEFAULT '{}') RETURNS TABLE (now_ms bigint, on_duty jsonb, loaded jsonb) LANGUAGE plpgsql VOLATILE AS $$
      DECLARE
        -- A volatile function in a condition would keep the index from being used.
        due timestamptz := batline_now();
        ids uuid[];
      BEGIN
        -- Skipped rows do not count towards the limit, so several workers share what is due. Nothing waits here, so nothing deadlocks.
        SELECT array_agg(DISTINCT locked.id) INTO ids FROM (
          SELECT f.id FROM clock c JOIN case_file f ON f.id = c.case_id
          WHERE c.next_at <= due AND NOT f.id = ANY (except_for)
          ORDER BY c.next_at FOR UPDATE OF f SKIP LOCKED LIMIT at_most) AS locked;
        IF ids IS NULL THEN RETURN; END IF;
        RETURN QUERY SELECT * FROM batline_lock_cases(ids);
      END $$`);
  }

  async down(): Promise<void> {
    throw new Error('Batline does not migrate backwards: restore a backup (docs/operations.md).');
  }
}
