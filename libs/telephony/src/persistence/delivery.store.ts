import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { Refusal } from '../outcome.js';
import type { Delivery, NewCall, NewText } from '../outbox/delivery.js';
import { DELIVERY_COLUMNS } from './delivery-columns.js';

/** What a report changes of a delivery. */
export type Progress = Pick<Delivery, 'progress' | 'progressSequence' | 'progressAt' | 'seconds' | 'refusal' | 'code'> & { over: boolean };

/** Deliveries as they are asked for, reported of and read. */
@Injectable()
export class DeliveryStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @param refused it is not to be sent at all @returns its id, or that of the one that carries the same part of the same message */
  async add(tx: Tx, delivery: NewCall | NewText, refused: Refusal | null): Promise<string> {
    const id = delivery.id ?? randomUUID();
    const call = delivery.kind === 'call' ? delivery : undefined;
    const text = delivery.kind === 'call' ? undefined : delivery;
    const values = [
      ...[id, delivery.kind, delivery.purpose, delivery.caseId ?? null, text?.messageId ?? null, text?.part ?? 1, call?.personId ?? null],
      ...[delivery.to, delivery.from, text?.text ?? null, call?.scriptPath ?? null],
      call ? (call.statusPath ?? `/voice/status?delivery=${id}`) : `/sms/status?delivery=${id}`,
      ...[call?.ringSeconds ?? null, delivery.giveUpAt ?? null, refused],
    ];
    const added = await prepared<{ id: string }>(
      tx,
      `INSERT INTO phone_delivery (id, kind, purpose, case_id, message_id, part, person_id, to_number, from_number, text, script_path, status_path,
         ring_seconds, give_up_at, refusal, state, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, to_timestamp($14::float8 / 1000), $15,
         CASE WHEN $15::text IS NULL THEN 'stored' ELSE 'refused' END, CASE WHEN $15::text IS NULL THEN NULL ELSE batline_now() END)
       ON CONFLICT (message_id, purpose, part) WHERE message_id IS NOT NULL DO NOTHING RETURNING id`,
      values,
    );
    if (added[0]) return added[0].id;
    const [before] = await prepared<{ id: string }>(
      tx,
      'SELECT id FROM phone_delivery WHERE message_id = $1 AND purpose = $2 AND part = $3',
      [text?.messageId ?? null, delivery.purpose, text?.part ?? 1],
    );
    if (!before) throw new Error('a delivery was neither added nor there');
    return before.id;
  }

  async find(id: string): Promise<Delivery | undefined> {
    return (await prepared<Delivery>(this.dataSource, `SELECT ${DELIVERY_COLUMNS} FROM phone_delivery WHERE id = $1`, [id]))[0];
  }

  async locked(tx: Tx, id: string): Promise<Delivery | undefined> {
    return (await prepared<Delivery>(tx, `SELECT ${DELIVERY_COLUMNS} FROM phone_delivery WHERE id = $1 FOR UPDATE`, [id]))[0];
  }

  /** Oldest first. */
  async ofCase(caseId: string): Promise<Delivery[]> {
    return prepared<Delivery>(this.dataSource, `SELECT ${DELIVERY_COLUMNS} FROM phone_delivery WHERE case_id = $1 ORDER BY ordinal`, [
      caseId,
    ]);
  }

  /** Not sent yet: it will not be. A call that may be under way: its end is asked for. @returns whether anything changed */
  async cancel(tx: Tx, id: string): Promise<boolean> {
    const rows = await prepared<unknown>(
      tx,
      `UPDATE phone_delivery SET
         state = CASE WHEN state = 'stored' THEN 'cancelled' ELSE state END,
         ended_at = CASE WHEN state = 'stored' THEN batline_now() ELSE ended_at END,
         end_asked_at = CASE WHEN state = 'stored' THEN end_asked_at ELSE batline_now() END
       WHERE id = $1 AND ended_at IS NULL AND (state = 'stored' OR (kind = 'call' AND end_asked_at IS NULL AND state IN ('sending', 'unknown', 'sent')))
       RETURNING 1`,
      [id],
    );
    return rows.length > 0;
  }

  /** @returns as it stands after that */
  async progressed(
    tx: Tx,
    id: string,
    { progress, progressSequence, progressAt, seconds, refusal, code, over }: Progress,
  ): Promise<Delivery | undefined> {
    const [after] = await prepared<Delivery>(
      tx,
      `UPDATE phone_delivery SET progress = $2, progress_sequence = $3, progress_at = to_timestamp($4::float8 / 1000), seconds = $5, refusal = $6,
         code = $7, ended_at = CASE WHEN $8::boolean THEN COALESCE(ended_at, batline_now()) ELSE NULL END WHERE id = $1
       RETURNING ${DELIVERY_COLUMNS}`,
      [id, progress, progressSequence, progressAt, seconds, refusal, code, over],
    );
    return after;
  }
}
