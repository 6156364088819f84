import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Mark } from '../outbox/after-sending.js';
import type { Delivery, DeliveryKind, DeliveryState } from '../outbox/delivery.js';
import { DELIVERY_COLUMNS } from './delivery-columns.js';

/** How much there is to do now. */
export interface Due {
  texts: number;
  calls: number;
  late: number;
  unclear: number;
  running: number;
}

/** What waits to go out, all processes together. */
export interface Waiting {
  byState: { state: DeliveryState; kind: DeliveryKind; count: number }[];
  oldestSeconds: number;
  badCredentials: boolean;
}

/** Whoever takes a delivery has so long to say what became of it; after that somebody else asks the provider. */
export const LEASE_MS = 20_000;
const BATCH = 20;
const NOW = '(SELECT batline_now())';
const after = (ms: string): string => `batline_now() + ${ms}::float8 * interval '1 ms'`;
/** Calls whose end is asked for are tried again every 2 s; one that should long be over is asked after every minute. */
const RUNNING = `kind = 'call' AND provider_id IS NOT NULL AND (
  ((to_end <> '{}' OR (end_asked_at IS NOT NULL AND ended_at IS NULL)) AND COALESCE(looked_at, '-infinity') < ${NOW} - interval '2 s')
  OR (ended_at IS NULL AND state = 'sent' AND COALESCE(looked_at, sent_at + ring_seconds * interval '1 s') < ${NOW} - interval '60 s'))`;

/** Its words were erased when it was believed to be out: they cannot be sent again. */
const SPENT = `(state = 'stored' AND kind <> 'call' AND text IS NULL)`;
/** Of which it is not known whether it went out; it opens nothing any more. */
const EXPIRED_CODE = `(state IN ('sending', 'unknown') AND purpose IN ('join_code', 'proof_code') AND text IS NOT NULL AND give_up_at <= ${NOW})`;

/** Deliveries that are on their way out, shared by any number of senders. */
@Injectable()
export class DeliveryQueue {
  constructor(private readonly dataSource: DataSource) {}

  async due(): Promise<Due> {
    const [due] = await prepared<Due>(
      this.dataSource,
      `SELECT count(*) FILTER (WHERE state = 'stored' AND kind <> 'call' AND not_before <= ${NOW})::int AS texts,
         count(*) FILTER (WHERE state = 'stored' AND kind = 'call' AND not_before <= ${NOW})::int AS calls,
         count(*) FILTER (WHERE (state = 'stored' AND give_up_at <= ${NOW}) OR ${SPENT} OR ${EXPIRED_CODE})::int AS late,
         count(*) FILTER (WHERE state IN ('sending', 'unknown') AND not_before <= ${NOW})::int AS unclear,
         (SELECT count(*)::int FROM phone_delivery WHERE ${RUNNING}) AS running
       FROM phone_delivery WHERE state IN ('stored', 'sending', 'unknown')`,
      [],
    );
    if (!due) throw new Error('the database did not say what is due');
    return due;
  }

  /** What is too late to be sent, or has no words or nobody to be sent to any more, is not. @returns of which kind they were */
  async dropLate(tx: Tx): Promise<DeliveryKind[]> {
    await prepared(tx, `UPDATE phone_delivery SET text = NULL WHERE ${EXPIRED_CODE}`, []);
    const rows = await prepared<{ kind: DeliveryKind }>(
      tx,
      `UPDATE phone_delivery SET state = 'cancelled', ended_at = batline_now() WHERE id IN (
         SELECT id FROM phone_delivery WHERE state = 'stored' AND (give_up_at <= ${NOW} OR to_number IS NULL OR ${SPENT}) FOR UPDATE SKIP LOCKED) RETURNING kind`,
      [],
    );
    return rows.map(({ kind }) => kind);
  }

  /** The oldest that are due, marked as being sent; commit before sending. */
  async take(tx: Tx, what: 'calls' | 'texts', atMost = BATCH): Promise<Delivery[]> {
    const taken = await prepared<Delivery>(
      tx,
      `UPDATE phone_delivery SET state = 'sending', sending_at = batline_now(), attempts = attempts + 1, not_before = ${after('$2')} WHERE id IN (
         SELECT id FROM phone_delivery WHERE state = 'stored' AND (kind = 'call') = $3 AND not_before <= ${NOW} AND to_number IS NOT NULL AND NOT ${SPENT}
         ORDER BY ordinal LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING ${DELIVERY_COLUMNS}`,
      [atMost, LEASE_MS, what === 'calls'],
    );
    return taken.sort((a, b) => a.ordinal - b.ordinal);
  }

  /** Those of which nobody said what became of them; the provider is asked by the caller alone until the lease ends. */
  async takeUnclear(tx: Tx): Promise<Delivery[]> {
    return prepared<Delivery>(
      tx,
      `UPDATE phone_delivery SET not_before = ${after('$2')} WHERE id IN (
         SELECT id FROM phone_delivery WHERE state IN ('sending', 'unknown') AND not_before <= ${NOW}
         ORDER BY ordinal LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING ${DELIVERY_COLUMNS}`,
      [BATCH, LEASE_MS],
    );
  }

  /** The pace of calls: when the last one was placed, locked until the transaction ends. Times are epoch ms. */
  async pace(tx: Tx): Promise<{ lastCallAt: number | null; now: number }> {
    const [line] = await prepared<{ lastCallAt: number | null; now: number }>(
      tx,
      `SELECT (extract(epoch FROM last_call_at) * 1000)::float8 AS "lastCallAt", (extract(epoch FROM batline_now()) * 1000)::float8 AS now
       FROM phone_line FOR UPDATE`,
      [],
    );
    if (!line) throw new Error('the row of the phone line is missing');
    return line;
  }

  async paced(tx: Tx, lastCallAt: number): Promise<void> {
    await prepared(tx, 'UPDATE phone_line SET last_call_at = to_timestamp($1::float8 / 1000)', [lastCallAt]);
  }

  /** Of an attempt that did not go out, unless something newer is known. @returns the state that it now has */
  async mark(
    tx: Tx,
    { id, attempts }: Pick<Delivery, 'id' | 'attempts'>,
    mark: Exclude<Mark, { state: 'sent' }>,
  ): Promise<DeliveryState | undefined> {
    const over = mark.state === 'refused' || mark.state === 'cancelled';
    const [row] = await prepared<{ state: DeliveryState }>(
      tx,
      `UPDATE phone_delivery SET not_before = ${after('$4')}, refusal = $5, code = $6,
         state = CASE WHEN $3 = 'stored' AND end_asked_at IS NOT NULL THEN 'cancelled' ELSE $3 END,
         ended_at = CASE WHEN $7::boolean OR ($3 = 'stored' AND end_asked_at IS NOT NULL) THEN batline_now() ELSE NULL END
       WHERE id = $1 AND attempts = $2 AND state IN ('sending', 'unknown') AND provider_id IS NULL RETURNING state`,
      [
        id,
        attempts,
        mark.state,
        'inMs' in mark ? mark.inMs : 0,
        'refusal' in mark ? mark.refusal : null,
        'code' in mark ? mark.code : null,
        over,
      ],
    );
    return row?.state;
  }

  /** Which of the provider's ids belong to a delivery already, and how many deliveries look like this one and wait to be found. */
  async known(delivery: Delivery, ids: readonly string[]): Promise<{ known: string[]; alike: number; inFlight: number; now: number }> {
    const [row] = await prepared<{ known: string[] | null; alike: number; inFlight: number; now: number }>(
      this.dataSource,
      `SELECT (SELECT array_agg(x) FROM unnest($1::text[]) AS x WHERE EXISTS (SELECT 1 FROM phone_delivery WHERE provider_id = x)
           OR EXISTS (SELECT 1 FROM phone_delivery WHERE sent_twice > 0 AND x = ANY (extra_ids))) AS known,
         count(*)::int AS alike,
         count(*) FILTER (WHERE state = 'sending' AND not_before > ${NOW} AND id <> $6)::int AS "inFlight",
         (extract(epoch FROM batline_now()) * 1000)::float8 AS now
       FROM phone_delivery WHERE state IN ('sending', 'unknown') AND provider_id IS NULL AND to_number = $2 AND from_number = $3 AND kind = $4
         AND text IS NOT DISTINCT FROM $5`,
      [ids, delivery.to, delivery.from, delivery.kind, delivery.text, delivery.id],
    );
    if (!row) throw new Error('the database did not say what is known');
    return { ...row, known: row.known ?? [] };
  }

  /** Calls to end or to ask after, for the caller alone for a moment. */
  async takeRunning(tx: Tx): Promise<(Delivery & { toEnd: string[] })[]> {
    return prepared<Delivery & { toEnd: string[] }>(
      tx,
      `UPDATE phone_delivery SET looked_at = batline_now() WHERE id IN (
         SELECT id FROM phone_delivery WHERE ${RUNNING} ORDER BY looked_at NULLS FIRST, ordinal LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING ${DELIVERY_COLUMNS}, to_end AS "toEnd"`,
      [BATCH],
    );
  }

  /** The provider confirmed that a call has ended. */
  async ended(id: string, providerId: string): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE phone_delivery SET to_end = array_remove(to_end, $2), ended_at = CASE WHEN provider_id = $2 THEN COALESCE(ended_at, batline_now()) ELSE ended_at END
       WHERE id = $1`,
      [id, providerId],
    );
  }

  async waiting(): Promise<Waiting> {
    const [row] = await prepared<Waiting>(
      this.dataSource,
      `SELECT COALESCE((SELECT jsonb_agg(x) FROM (SELECT state, kind, count(*)::int FROM phone_delivery WHERE state IN ('stored', 'sending', 'unknown')
           GROUP BY 1, 2) AS x), '[]') AS "byState",
         COALESCE(max(extract(epoch FROM batline_now() - created_at)), 0)::float8 AS "oldestSeconds",
         COALESCE(bool_or(refusal = 'bad-credentials'), false) AS "badCredentials"
       FROM phone_delivery WHERE state IN ('stored', 'sending', 'unknown')`,
      [],
    );
    if (!row) throw new Error('the database did not say what waits');
    return row;
  }
}
