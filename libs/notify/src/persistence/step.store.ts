import type { Language, RungAudience } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StepMark } from '../paths/after-try.js';
import type { OutPath, PlannedStep } from '../paths/steps-for.js';
import type { Cause } from '../paths/still-needed.js';

/** A step to be stored; `dueAt` is epoch ms. */
export interface NewStep extends PlannedStep {
  readonly noticeId: string;
  readonly personId: string;
  readonly caseId: string | null;
  readonly type: string;
  readonly rung: RungAudience | null;
  readonly takeRound: number | null;
  readonly asOwner: boolean;
  readonly no: number;
}

/** A step whose time has come, with how everything stands now. */
export interface DueStep extends Cause {
  readonly id: string;
  readonly personId: string | null;
  readonly contactId: string | null;
  readonly caseId: string | null;
  readonly proofId: string | null;
  readonly path: OutPath;
  readonly because: 'own_order' | 'rung' | 'test' | 'quiet' | 'resident';
  readonly tries: number;
  readonly trackingCode: string | null;
  readonly live: boolean;
  /** Of an official; null: never said. */
  readonly language: Language | null;
  /** ISO duration, of the case's policy. */
  readonly quietRepeat: string | null;
}

/** Whoever takes a step has so long to say what became of it; after that it is sent again, under the same id. */
const STEP_LEASE_MS = 60_000;
const BATCH = 20;
const ms = (value: string): string => `${value}::float8 * interval '1 ms'`;
const OPEN = `state IN ('waiting', 'sending') AND gathered_in IS NULL`;

/** Steps as {@link DueStep}. */
const STEP_NOW = `SELECT s.id, s.person_id AS "personId", s.contact_id AS "contactId", s.case_id AS "caseId", s.proof_id AS "proofId", s.type,
    s.take_round AS "takeRound", s.as_owner AS "asOwner", s.path, s.because, s.tries,
    f.tracking_code AS "trackingCode", COALESCE(f.live, false) AS live,
    p.duties->'languages'->>0 AS language, y.body->'policy'->>'quietRepeat' AS "quietRepeat",
    EXISTS (SELECT 1 FROM staff_notice n WHERE n.id = s.notice_id AND n.seen_at IS NOT NULL) AS seen,
    p.disabled_at IS NOT NULL AS "personGone",
    CASE WHEN f.id IS NOT NULL AND s.person_id IS NOT NULL THEN jsonb_build_object('state', f.state, 'isOwner', COALESCE(f.owner_id = s.person_id, false),
      'closedSince', COALESCE(f.closed_at > s.at, false),
      'takeRound', COALESCE((SELECT max(k.round) FROM clock k WHERE k.case_id = f.id AND k.kind = 'take'), 0),
      'offerOpen', EXISTS (SELECT 1 FROM handover_offer h WHERE h.case_id = f.id AND h.to_id = s.person_id AND h.ended_at IS NULL)) END AS "caseNow"
  FROM notice_step s LEFT JOIN person p ON p.id = s.person_id
  LEFT JOIN case_file f ON f.id = s.case_id LEFT JOIN policy_snapshot y ON y.hash = f.policy_hash`;

/** Steps by which people are told, shared by any number of senders. */
@Injectable()
export class StepStore {
  constructor(private readonly dataSource: DataSource) {}

  /** A notice has its steps once. */
  async add(tx: Tx, steps: readonly NewStep[]): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO notice_step (notice_id, person_id, case_id, type, rung, take_round, as_owner, no, path, because, due_at, not_before)
       SELECT x."noticeId", x."personId", x."caseId", x.type, x.rung, x."takeRound", x."asOwner", x.no, x.path, x.because,
         to_timestamp(x."dueAt" / 1000), to_timestamp(x."dueAt" / 1000)
       FROM jsonb_to_recordset($1::jsonb) AS x ("noticeId" uuid, "personId" uuid, "caseId" uuid, type text, rung text, "takeRound" int,
         "asOwner" boolean, no int, path text, because text, "dueAt" float8)
       ON CONFLICT (notice_id, no) DO NOTHING`,
      [JSON.stringify(steps)],
    );
  }

  /** A step of its own, due at once. @returns its id */
  async addOne(
    tx: Tx,
    step: { personId: string; type: string; path: OutPath; because: 'own_order' | 'test'; proofId?: string },
  ): Promise<string> {
    const [row] = await prepared<{ id: string }>(
      tx,
      `INSERT INTO notice_step (person_id, type, no, path, because, proof_id, due_at, not_before)
       VALUES ($1, $2, 1, $3, $4, $5, batline_now(), batline_now()) RETURNING id`,
      [step.personId, step.type, step.path, step.because, step.proofId ?? null],
    );
    if (!row) throw new Error('a step was not stored');
    return row.id;
  }

  /** Whether anything is due, without a lock. */
  async anyDue(): Promise<boolean> {
    const rows = await prepared(
      this.dataSource,
      `SELECT 1 FROM notice_step WHERE ${OPEN} AND not_before <= (SELECT batline_now()) LIMIT 1`,
      [],
    );
    return rows.length > 0;
  }

  /** Those that are due, locked; others take the next. */
  async due(tx: Tx): Promise<DueStep[]> {
    return prepared<DueStep>(
      tx,
      `${STEP_NOW}
       WHERE s.state IN ('waiting', 'sending') AND s.gathered_in IS NULL AND s.not_before <= (SELECT batline_now())
       ORDER BY s.not_before, s.at, s.no LIMIT ${BATCH} FOR UPDATE OF s SKIP LOCKED`,
      [],
    );
  }

  /** Not sent, and never will be; what was gathered in it goes on by itself. */
  async ended(tx: Tx, id: string, state: 'stopped' | 'refused', reason: string): Promise<void> {
    await prepared(tx, `UPDATE notice_step SET state = $2, reason = $3, ended_at = batline_now() WHERE id = $1`, [id, state, reason]);
    await this.released(tx, id);
  }

  /** Handed to the telephone's outbox in the same transaction, with all that was gathered in it. */
  async handed(tx: Tx, id: string, deliveryId: string): Promise<void> {
    await prepared(
      tx,
      `UPDATE notice_step SET state = 'handed', provider_id = $2, tries = tries + 1 WHERE (id = $1 OR gathered_in = $1) AND ended_at IS NULL`,
      [id, deliveryId],
    );
  }

  /** Taken; commit before sending. */
  async sending(tx: Tx, id: string): Promise<void> {
    await prepared(
      tx,
      `UPDATE notice_step SET state = 'sending', tries = tries + 1, not_before = batline_now() + ${ms('$2')} WHERE id = $1`,
      [id, STEP_LEASE_MS],
    );
  }

  /** It is due then, and not late before. */
  async postponed(tx: Tx, id: string, untilMs: number): Promise<void> {
    await prepared(
      tx,
      `UPDATE notice_step SET due_at = to_timestamp($2::float8 / 1000), not_before = to_timestamp($2::float8 / 1000) WHERE id = $1`,
      [id, untilMs],
    );
  }

  /** What else waits to be told to somebody outside duty by the same path, locked: it may go with this one, or does already. */
  async besides(tx: Tx, { id, personId, path }: Pick<DueStep, 'id' | 'personId' | 'path'>): Promise<DueStep[]> {
    return prepared<DueStep>(
      tx,
      `${STEP_NOW}
       WHERE s.person_id = $2 AND s.path = $3 AND s.because = 'quiet' AND s.state = 'waiting' AND s.id <> $1
         AND (s.gathered_in IS NULL OR s.gathered_in = $1)
       ORDER BY s.not_before, s.at, s.no FOR UPDATE OF s SKIP LOCKED`,
      [id, personId, path],
    );
  }

  /** These, and no others any more, go with that one. */
  async gather(tx: Tx, into: string, ids: readonly string[]): Promise<void> {
    await prepared(
      tx,
      `UPDATE notice_step SET gathered_in = CASE WHEN id = ANY ($2) THEN $1::uuid END
       WHERE (id = ANY ($2) OR gathered_in = $1) AND ended_at IS NULL`,
      [into, ids],
    );
  }

  /** What became of a try, unless a later one is under way. @returns how many steps it ended, this one and those gathered in it */
  async mark(tx: Tx, { id, tries }: { id: string; tries: number }, mark: StepMark): Promise<number> {
    const over = mark.state !== 'waiting';
    const [row] = await prepared<{ marked: number }>(
      tx,
      `WITH marked AS (
         UPDATE notice_step SET state = $3, reason = $4, provider_id = COALESCE($5, provider_id), not_before = batline_now() + ${ms('$6')},
           ended_at = CASE WHEN $7::boolean THEN batline_now() END
         WHERE id = $1 AND tries = $2 AND state = 'sending' RETURNING id),
       besides AS (
         UPDATE notice_step SET state = CASE WHEN $7::boolean THEN $3 ELSE state END, reason = $4, tries = tries + 1,
           provider_id = COALESCE($5, provider_id), ended_at = CASE WHEN $7::boolean THEN batline_now() END
         WHERE gathered_in = (SELECT id FROM marked) AND ended_at IS NULL RETURNING id)
       SELECT count(*)::int AS marked FROM (SELECT id FROM marked UNION ALL SELECT id FROM besides) AS x`,
      [
        ...[id, tries, mark.state, 'reason' in mark ? mark.reason : null, 'providerId' in mark ? mark.providerId : null],
        ...['inMs' in mark ? mark.inMs : 0, over],
      ],
    );
    return over ? (row?.marked ?? 0) : 0;
  }

  /** Those that were handed to the telephone, by what became of it there. @returns path and outcome of those that ended */
  async followPhone(): Promise<{ path: OutPath; state: 'sent' | 'failed' }[]> {
    const rows = await prepared<{ path: OutPath; state: 'sent' | 'failed' }>(
      this.dataSource,
      `UPDATE notice_step s SET ended_at = batline_now(),
         state = CASE WHEN d.state IN ('refused', 'cancelled') OR d.refusal IS NOT NULL OR d.progress IN ('busy', 'no-answer', 'failed', 'cancelled')
           THEN 'failed' ELSE 'sent' END,
         reason = CASE WHEN d.state IN ('refused', 'cancelled') THEN COALESCE(d.refusal, d.state)
           WHEN d.progress IN ('busy', 'no-answer', 'failed', 'cancelled') THEN d.progress ELSE d.refusal END
       FROM phone_delivery d
       WHERE s.state = 'handed' AND d.id = s.provider_id::uuid
         AND (d.state IN ('refused', 'cancelled') OR d.ended_at IS NOT NULL OR (d.kind <> 'call' AND d.state = 'sent'))
       RETURNING s.path, s.state`,
      [],
    );
    return rows;
  }

  /** Texts that went out and, as was told within a day, did not arrive. */
  async followUndelivered(): Promise<void> {
    await prepared(
      this.dataSource,
      // From both sides: open at the top, the planner would take it for a third of all that ever failed.
      `UPDATE notice_step s SET state = 'failed', reason = d.refusal FROM phone_delivery d
       WHERE s.path = 'sms' AND s.state = 'sent' AND s.ended_at > (SELECT batline_now()) - interval '1 day' AND s.provider_id = d.id::text
         AND d.kind = 'sms' AND d.refusal IS NOT NULL AND d.ended_at IS NOT NULL
         AND d.ended_at BETWEEN (SELECT batline_now()) - interval '1 day' AND (SELECT batline_now())`,
      [],
    );
  }

  /** For metrics and health: how long the oldest is overdue, and how many were given up lately. */
  async waiting(): Promise<{ overdueSeconds: number; open: number; failedLately: number }> {
    const [row] = await prepared<{ overdueSeconds: number; open: number; failedLately: number }>(
      this.dataSource,
      `SELECT COALESCE(max(extract(epoch FROM batline_now() - due_at)) FILTER (WHERE due_at <= batline_now()), 0)::float8 AS "overdueSeconds",
         count(*)::int AS open,
         (SELECT count(*)::int FROM notice_step WHERE state = 'failed' AND ended_at > (SELECT batline_now()) - interval '15 minutes'
           AND reason IN ('unreachable', 'bad-credentials', 'not-now', 'provider-error')) AS "failedLately"
       FROM notice_step WHERE ${OPEN}`,
      [],
    );
    if (!row) throw new Error('the database did not say what waits');
    return row;
  }

  private async released(tx: Tx, id: string): Promise<void> {
    await prepared(
      tx,
      `UPDATE notice_step SET gathered_in = NULL, state = 'waiting', not_before = batline_now() WHERE gathered_in = $1 AND ended_at IS NULL`,
      [id],
    );
  }
}
