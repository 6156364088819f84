import type { PhoneBlock } from '#contracts';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A block as it is stored; instants in ISO form, UTC. */
export interface BlockRow extends Omit<PhoneBlock, 'by' | 'liftedAt'> {
  byId: string;
  liftedAt: string | null;
}

export interface NewBlock {
  id: string;
  key: Buffer;
  ending: string;
  reasonCode: PhoneBlock['reasonCode'];
  reason: string;
  caseId: string;
  byId: string;
  /** Epoch ms. */
  until: number;
}

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const COLUMNS = `id, ending, reason_code AS "reasonCode", reason, by_id AS "byId", ${iso('from_at')} AS "from", ${iso('until_at')} AS until,
  ${iso('lifted_at')} AS "liftedAt", refused`;
const NOW = '(SELECT batline_now())';
const IN_FORCE = `lifted_at IS NULL AND until_at > ${NOW}`;
const LISTED = 500;

/** Blocked numbers, recognised by their keys. */
@Injectable()
export class BlockStore {
  constructor(private readonly dataSource: DataSource) {}

  /** One at a time for a number, until the transaction ends. */
  async lock(tx: Tx, key: Buffer): Promise<void> {
    await prepared(tx, `SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 511))`, [key]);
  }

  async inForce(keys: readonly Buffer[], tx?: Tx): Promise<string | undefined> {
    const rows = await prepared<{ id: string }>(
      tx ?? this.dataSource,
      `SELECT id FROM phone_block WHERE number_key = ANY ($1) AND ${IN_FORCE} ORDER BY until_at DESC LIMIT 1`,
      [keys],
    );
    return rows[0]?.id;
  }

  async add(tx: Tx, block: NewBlock): Promise<BlockRow> {
    const [row] = await prepared<BlockRow>(
      tx,
      `INSERT INTO phone_block (id, number_key, ending, reason_code, reason, case_id, by_id, until_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, to_timestamp($8::float8 / 1000)) RETURNING ${COLUMNS}`,
      [block.id, block.key, block.ending, block.reasonCode, block.reason, block.caseId, block.byId, block.until],
    );
    if (!row) throw new Error('a block was not stored');
    return row;
  }

  async turnedAway(tx: Tx, id: string): Promise<void> {
    await prepared(tx, 'UPDATE phone_block SET refused = refused + 1 WHERE id = $1', [id]);
  }

  /** The case from which a number was blocked; undefined: there is no such block. */
  async caseOf(id: string): Promise<string | undefined> {
    const [row] = await prepared<{ caseId: string }>(this.dataSource, 'SELECT case_id AS "caseId" FROM phone_block WHERE id = $1', [id]);
    return row?.caseId;
  }

  /** One that is over or lifted already stays as it is. */
  async lift(tx: Tx, id: string, byId: string): Promise<{ answer: BlockRow; isNew: boolean }> {
    const lifting = `UPDATE phone_block SET lifted_at = batline_now(), lifted_by = $2 WHERE id = $1 AND ${IN_FORCE} RETURNING 1`;
    const isNew = (await prepared(tx, lifting, [id, byId])).length > 0;
    const [answer] = await prepared<BlockRow>(tx, `SELECT ${COLUMNS} FROM phone_block WHERE id = $1`, [id]);
    if (!answer) throw new Error('a block vanished inside a transaction');
    return { answer, isNew };
  }

  /** Those in force first, then newest first. */
  list(): Promise<BlockRow[]> {
    return this.dataSource.query<BlockRow[]>(
      `SELECT ${COLUMNS} FROM phone_block ORDER BY NOT (${IN_FORCE}), from_at DESC, id LIMIT ${LISTED}`,
    );
  }

  async counts(): Promise<{ numbers: number; refused: number }> {
    const [row] = await prepared<{ numbers: number; refused: number }>(
      this.dataSource,
      `SELECT count(DISTINCT number_key) FILTER (WHERE ${IN_FORCE})::int AS numbers, COALESCE(sum(refused), 0)::int AS refused FROM phone_block`,
      [],
    );
    return row ?? { numbers: 0, refused: 0 };
  }

  /** Epoch ms, and the number of whoever last called or wrote about a case. */
  async numberOf(tx: Tx, caseId: string): Promise<{ now: number; number: string | null }> {
    const [row] = await prepared<{ now: number; number: string | null }>(
      tx,
      `SELECT (extract(epoch FROM batline_now()) * 1000)::float8 AS now,
         (SELECT number FROM phone_thread WHERE case_id = $1 AND number IS NOT NULL ORDER BY last_at DESC LIMIT 1) AS number`,
      [caseId],
    );
    return row ?? { now: 0, number: null };
  }
}
