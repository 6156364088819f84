import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface OutboxRow {
  id: string;
  topic: string;
  caseId: string | null;
  body: Record<string, unknown>;
}

/** What was handed over and is still there after so long is handed over again: the queue may have lost it. */
const AGAIN_AFTER = `interval '60 s'`;

/** The rows that say what is still to be done about what was committed. */
@Injectable()
export class OutboxStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Marks up to `atMost` rows as handed over, in order, shared among workers. @returns their ids */
  async hand(tx: Tx, atMost: number): Promise<string[]> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `UPDATE outbox SET handed_at = batline_now() WHERE id IN (
         SELECT id FROM outbox WHERE handed_at IS NULL OR handed_at < (SELECT batline_now()) - ${AGAIN_AFTER}
         ORDER BY id FOR UPDATE SKIP LOCKED LIMIT $1) RETURNING id`,
      [atMost],
    );
    return rows.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
  }

  /** They were not taken after all. */
  async takeBack(ids: readonly string[]): Promise<void> {
    await this.dataSource.query('UPDATE outbox SET handed_at = NULL WHERE id = ANY ($1)', [ids]);
  }

  /** Those of the rows that are still to be carried out and that nobody else is carrying out; locked. */
  async locked(tx: Tx, ids: readonly string[]): Promise<OutboxRow[]> {
    return tx.query<OutboxRow[]>(
      `SELECT id, topic, case_id AS "caseId", body FROM outbox WHERE id = ANY ($1) ORDER BY id FOR UPDATE SKIP LOCKED`,
      [ids],
    );
  }

  /** They are carried out. */
  async done(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM outbox WHERE id = ANY ($1)', [ids]);
  }

  async count(): Promise<number> {
    const [row] = await this.dataSource.query<{ count: string }[]>('SELECT count(*) FROM outbox');
    return Number(row?.count ?? 0);
  }
}
