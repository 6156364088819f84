import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the auditor finds wrong: a clock overdue, an open case that promises nothing, one that is held by nobody. */
export type AuditFindingWhat = 'overdue' | 'no-promise' | 'no-owner';

export interface AuditFinding {
  what: AuditFindingWhat;
  caseId: string;
  /** The overdue clock's. */
  kind?: string;
  round?: number;
  overdueMs?: number;
}

/** One look of the auditor. */
export interface AuditBeat {
  /** Seconds since then, by the database's clock. */
  ageSeconds: number;
  overdue: number;
  findings: AuditFinding[];
}

/** A clock may be late by so much before the auditor speaks up (domain.md §4). */
const TOLERATED = `interval '60 s'`;
const KEPT = `interval '7 days'`;
const SHOWN = 50;

/**
 * The promise that each open state must have running (domain.md §2.5, §3). Written by hand, from the specification: the auditor
 * shares neither query nor code with what it audits, and looks at the plain columns of a clock.
 */
const PROMISES = `(VALUES ('waiting', ARRAY['take']), ('owned', ARRAY['first_answer', 'next_answer', 'resolve']),
  ('awaiting_resident', ARRAY['resident']), ('answered', ARRAY['verdict'])) AS promise (state, kinds)`;

const FINDINGS = `
  WITH clock_now AS MATERIALIZED (SELECT batline_now() AS at),
  open AS MATERIALIZED (
    SELECT id, state, owner_id FROM case_file WHERE state = 'waiting'
    UNION ALL SELECT id, state, owner_id FROM case_file WHERE state IN ('owned', 'awaiting_resident', 'answered')),
  ticking AS MATERIALIZED (
    SELECT c.case_id, c.kind, c.round, c.due_at FROM open JOIN clock c ON c.case_id = open.id
    WHERE c.stopped_at IS NULL AND c.breached_at IS NULL AND c.paused_at IS NULL)
  SELECT 'overdue' AS what, t.case_id AS "caseId", t.kind, t.round, (extract(epoch FROM clock_now.at - t.due_at) * 1000)::float8 AS "overdueMs"
    FROM ticking t, clock_now WHERE t.due_at < clock_now.at - ${TOLERATED}
  UNION ALL
  SELECT 'no-promise', open.id, NULL, NULL, NULL FROM open JOIN ${PROMISES} USING (state)
    WHERE NOT EXISTS (SELECT 1 FROM ticking t WHERE t.case_id = open.id AND t.kind = ANY (promise.kinds))
  UNION ALL
  SELECT 'no-owner', open.id, NULL, NULL, NULL FROM open
    WHERE open.state <> 'waiting' AND NOT EXISTS (
      SELECT 1 FROM ownership o WHERE o.case_id = open.id AND o.ended_at IS NULL AND o.person_id = open.owner_id)`;

/** Asks the auditor's questions and keeps what was answered. */
@Injectable()
export class AuditStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Every finding, worst first. One statement, one snapshot: a case in the middle of a change is never half seen. */
  async findings(): Promise<AuditFinding[]> {
    const rows = await this.dataSource.query<(AuditFinding & { kind: string | null })[]>(
      `${FINDINGS} ORDER BY "overdueMs" DESC NULLS LAST, "caseId"`,
    );
    return rows.map(({ what, caseId, kind, round, overdueMs }) => ({ what, caseId, ...(kind === null ? {} : { kind, round, overdueMs }) }));
  }

  /** Says that the auditor looked, and what it saw: counts, and the worst ones by id. */
  async beat(findings: readonly AuditFinding[]): Promise<void> {
    const overdue = findings.filter(({ what }) => what === 'overdue').length;
    await this.dataSource.query('INSERT INTO audit_beat (overdue, findings) VALUES ($1, $2)', [
      overdue,
      JSON.stringify(findings.slice(0, SHOWN)),
    ]);
    await this.dataSource.query(`DELETE FROM audit_beat WHERE at < (SELECT batline_now()) - ${KEPT}`);
  }

  /** The last look; undefined when there never was one. */
  async last(): Promise<AuditBeat | undefined> {
    const [beat] = await this.dataSource.query<AuditBeat[]>(
      `SELECT extract(epoch FROM batline_now() - at)::float8 AS "ageSeconds", overdue, findings FROM audit_beat ORDER BY at DESC, id DESC LIMIT 1`,
    );
    return beat;
  }
}
