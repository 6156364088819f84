import type { OwnerStanding } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

const ms = (expression: string): string => `(extract(epoch FROM ${expression}) * 1000)::float8`;
const HELD = `f.state IN ('owned', 'awaiting_resident', 'answered')`;
const CALL_RUNS = `EXISTS (SELECT 1 FROM phone_call p WHERE p.case_id = f.id AND p.ended_at IS NULL)`;
/** A shift that ended longer ago than this is not what keeps a resident waiting now; the case's clocks are. */
const LATELY = `interval '12 hours'`;
const AT_MOST = 1000;

/** Finds held cases whose owner can no longer answer, or may not be there any more; decides nothing of the latter. */
@Injectable()
export class LostOwners {
  constructor(private readonly dataSource: DataSource) {}

  /** Of people whose account is disabled, or whose roles own no cases. */
  async cases(): Promise<string[]> {
    return this.ids(
      `SELECT f.id FROM person p JOIN case_file f ON f.owner_id = p.id AND ${HELD}
       WHERE p.disabled_at IS NOT NULL OR NOT (p.roles && ARRAY['official', 'mayor']) ORDER BY f.id LIMIT ${AT_MOST}`,
      [],
    );
  }

  /** Of people who are away beyond a case clock: all who might be lost by `ownerLostBecause`, perhaps more. */
  async ofThoseAway(): Promise<string[]> {
    return this.ids(
      `SELECT f.id FROM (SELECT * FROM absence WHERE cancelled_at IS NULL AND ends_at > (SELECT batline_now()) AND starts_at <= (SELECT batline_now())) a
       JOIN case_file f ON f.owner_id = a.person_id AND ${HELD}
       WHERE EXISTS (SELECT 1 FROM clock c WHERE c.case_id = f.id AND c.kind IN ('first_answer', 'next_answer', 'resolve')
           AND c.stopped_at IS NULL AND c.breached_at IS NULL AND c.paused_at IS NULL AND c.due_at < a.ends_at)
         AND EXISTS (SELECT 1 FROM ownership o WHERE o.case_id = f.id AND o.ended_at IS NULL AND o.began_at < greatest(a.starts_at, a.entered_at))
       ORDER BY f.id LIMIT ${AT_MOST}`,
      [],
    );
  }

  /** Of people whose shift ended `graceMs` ago or more, whose resident waits now: perhaps more than are lost. */
  async ofEndedShifts(graceMs: number, presentMs: number): Promise<string[]> {
    return this.ids(
      `SELECT DISTINCT f.id FROM duty_shift s JOIN case_file f ON f.owner_id = s.person_id AND f.state IN ('owned', 'awaiting_resident')
       WHERE s.cancelled_at IS NULL AND s.starts_at > (SELECT batline_now()) - ${LATELY} - interval '25 hours'
         AND s.starts_at <= (SELECT batline_now()) AND s.ends_at > (SELECT batline_now()) - ${LATELY}
         AND s.ends_at <= (SELECT batline_now()) - $1::float8 * interval '1 ms'
         AND (f.resident_seen_at >= (SELECT batline_now()) - $2::float8 * interval '1 ms' OR ${CALL_RUNS})
       ORDER BY f.id LIMIT ${AT_MOST}`,
      [graceMs, presentMs],
    );
  }

  /** How a case's owner stands, as of now. */
  async standing(tx: Tx, caseId: string, personId: string): Promise<OwnerStanding & { callRuns: boolean }> {
    const [row] = await tx.query<(OwnerStanding & { callRuns: boolean })[]>(
      `SELECT
         (SELECT jsonb_build_object('start', ${ms('a.starts_at')}, 'end', ${ms('a.ends_at')}, 'enteredAt', ${ms('a.entered_at')}) FROM absence a
            WHERE a.person_id = $2 AND a.cancelled_at IS NULL AND tstzrange(a.starts_at, a.ends_at) @> (SELECT batline_now())) AS away,
         (SELECT ${ms('max(s.ends_at)')} FROM duty_shift s WHERE s.person_id = $2 AND s.cancelled_at IS NULL
            AND s.starts_at > (SELECT batline_now()) - ${LATELY} - interval '25 hours' AND s.ends_at <= (SELECT batline_now())) AS "shiftEndedAt",
         EXISTS (SELECT 1 FROM batline_duty() d WHERE d.person_id = $2) AS "onDuty",
         (SELECT ${ms('max(x.at)')} FROM (
            SELECT last_seen_at AS at FROM session WHERE person_id = $2
            UNION ALL SELECT last_used_at FROM api_token WHERE person_id = $2
            UNION ALL SELECT m.at FROM message m WHERE m.case_id = $1 AND m.author_id = $2) AS x) AS "seenAt",
         EXISTS (SELECT 1 FROM case_file f WHERE f.id = $1 AND ${CALL_RUNS}) AS "callRuns"`,
      [caseId, personId],
    );
    if (!row) throw new Error('the database did not tell how an owner stands');
    return row;
  }

  private async ids(sql: string, values: unknown[]): Promise<string[]> {
    return (await this.dataSource.query<{ id: string }[]>(sql, values)).map(({ id }) => id);
  }
}
