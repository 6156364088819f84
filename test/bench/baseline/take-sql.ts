import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { insertOf, rowsOf, valuesOf, type TableRows } from './template.js';

const INSERTED: readonly (readonly [string, string])[] = [
  ['ownership', 'case_id = $1'],
  ['journal', 'case_id = $1 AND seq > $2'],
  ['outbox', `case_id = $1 AND (body->>'toSeq')::int > $2`],
  ['idempotency_key', `case_id = $1 AND scope LIKE '%/take'`],
];
const SET = ['seq', 'head_hash', 'state', 'owner_id', 'ownerships', 'nearest_due_at', 'escalated', 'live'];

/** The bare take: lock, the rows that the product changes and adds, in one transaction of prepared statements. Nothing is read back. */
export class TakeBySql {
  private constructor(
    private readonly caseId: string,
    private readonly key: unknown,
    private readonly set: unknown[],
    private readonly inserted: readonly TableRows[],
    private readonly clocks: TableRows,
  ) {}

  /** @param caseId a case that was opened and taken through the product @param openedSeq its sequence number before the take */
  static async like(pool: pg.Pool, caseId: string, openedSeq: number): Promise<TakeBySql> {
    const inserted = await Promise.all(
      INSERTED.map(([table, where]) => rowsOf(pool, table, where, where.includes('$2') ? [caseId, openedSeq] : [caseId])),
    );
    const file = await pool.query<unknown[]>({
      text: `SELECT ${SET.join(', ')} FROM case_file WHERE id = $1`,
      values: [caseId],
      rowMode: 'array',
    });
    const added = await rowsOf(pool, 'clock', `case_id = $1 AND started_at >= (SELECT began_at FROM ownership WHERE case_id = $1)`, [
      caseId,
    ]);
    const keys = inserted.find(({ table }) => table === 'idempotency_key');
    return new TakeBySql(caseId, keys?.rows[0]?.[keys.columns.indexOf('key')], file.rows[0] ?? [], inserted, added);
  }

  get size(): number {
    return this.inserted.reduce((sum, { rows }) => sum + rows.length, 2 + this.clocks.rows.length);
  }

  async store(client: pg.PoolClient, caseId: string): Promise<void> {
    const replaced = new Map<unknown, unknown>([
      [this.caseId, caseId],
      [this.key, randomUUID()],
    ]);
    await client.query('BEGIN');
    await client.query({ name: 'lock', text: 'SELECT state, seq, head_hash FROM case_file WHERE id = $1 FOR UPDATE', values: [caseId] });
    await client.query({
      name: 'update case_file',
      text: `UPDATE case_file SET ${SET.map((column, index) => `${column} = $${index + 2}`).join(', ')} WHERE id = $1`,
      values: [caseId, ...this.set],
    });
    await client.query({
      name: 'stop clock',
      text: `UPDATE clock SET stopped_at = $2 WHERE case_id = $1 AND kind = 'take' AND stopped_at IS NULL`,
      values: [caseId, new Date()],
    });
    for (const rows of [...this.inserted, this.clocks].filter(({ rows: list }) => list.length > 0))
      await client.query({ ...insertOf(rows), values: valuesOf(rows, replaced) });
    await client.query('COMMIT');
  }
}
