import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ms } from './roster-reads.js';

export type SwapEnd = 'accepted' | 'declined' | 'withdrawn' | 'cancelled' | 'began';

/** A swap as it stands. Instants are epoch ms. */
export interface SwapRow {
  id: string;
  shiftId: string;
  by: string;
  to: string;
  askedAt: number;
  endedAt: number | null;
  how: SwapEnd | null;
}

const COLUMNS = `w.id, w.shift_id AS "shiftId", w.by_id AS by, w.to_id AS to, ${ms('w.asked_at')} AS "askedAt", ${ms('w.ended_at')} AS "endedAt", w.how`;

/** Swaps of shifts that were asked for. */
@Injectable()
export class SwapStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The open ones of these shifts. */
  async openOf(shiftIds: readonly string[], tx?: Tx): Promise<SwapRow[]> {
    return (tx ?? this.dataSource).query<SwapRow[]>(
      `SELECT ${COLUMNS} FROM duty_swap w WHERE w.shift_id = ANY ($1) AND w.ended_at IS NULL`,
      [shiftIds],
    );
  }

  async byId(tx: Tx, id: string): Promise<SwapRow | undefined> {
    const [row] = await tx.query<SwapRow[]>(`SELECT ${COLUMNS} FROM duty_swap w WHERE w.id = $1`, [id]);
    return row;
  }

  /** @returns false: one is open already */
  async ask(tx: Tx, { id, shiftId, by, to }: Pick<SwapRow, 'id' | 'shiftId' | 'by' | 'to'>): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO duty_swap (id, shift_id, by_id, to_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1`,
      [id, shiftId, by, to],
    );
    return rows.length > 0;
  }

  async end(tx: Tx, id: string, how: SwapEnd): Promise<void> {
    await tx.query(`UPDATE duty_swap SET ended_at = batline_now(), how = $2 WHERE id = $1 AND ended_at IS NULL`, [id, how]);
  }

  /** Ends what is open of these shifts. @returns what was */
  async endOf(tx: Tx, shiftIds: readonly string[], how: SwapEnd): Promise<SwapRow[]> {
    if (shiftIds.length === 0) return [];
    const [rows] = await tx.query<[SwapRow[], number]>(
      `UPDATE duty_swap w SET ended_at = batline_now(), how = $2 WHERE w.shift_id = ANY ($1) AND w.ended_at IS NULL RETURNING ${COLUMNS}`,
      [shiftIds, how],
    );
    return rows;
  }

  /** Shifts with an open swap that have begun. */
  async begun(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT s.id FROM duty_swap w JOIN duty_shift s ON s.id = w.shift_id WHERE w.ended_at IS NULL AND s.starts_at <= batline_now()
       ORDER BY s.id LIMIT 500 FOR UPDATE OF s SKIP LOCKED`,
    );
    return rows.map(({ id }) => id);
  }
}
