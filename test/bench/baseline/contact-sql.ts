import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { insertOf, rowsOf, valuesOf, type TableRows } from './template.js';

const TABLES = ['contact', 'clock', 'journal', 'message', 'case_words', 'outbox', 'idempotency_key'];

/**
 * The bare contact: the rows that the product stores for one, in the same tables with the same indexes, by one prepared INSERT a
 * table within one transaction. Nothing is checked, decided, hashed or answered.
 */
export class ContactBySql {
  private constructor(
    private readonly file: TableRows,
    private readonly words: { title: string; text: string },
    private readonly rest: readonly TableRows[],
    private readonly ids: { caseId: string; contactId: string; messageId: string; code: string; key: string },
  ) {}

  /** @param trackingCode of a case that the product opened */
  static async like(pool: pg.Pool, trackingCode: string): Promise<ContactBySql> {
    const file = await rowsOf(pool, 'case_file', 'tracking_code = $1', [trackingCode.replaceAll('-', '')]);
    const caseId = String(file.rows[0]?.[file.columns.indexOf('id')]);
    const rest = await Promise.all(TABLES.map((table) => rowsOf(pool, table, 'case_id = $1', [caseId])));
    const { rows } = await pool.query<{ title: string; text: string; contact: string; message: string; key: string }>(
      `SELECT t.title, w.text, c.id AS contact, m.id AS message, k.key FROM case_text t JOIN case_words w USING (case_id) JOIN contact c USING (case_id)
         JOIN message m USING (case_id) JOIN idempotency_key k USING (case_id) WHERE case_id = $1`,
      [caseId],
    );
    const [row] = rows;
    if (!row) throw new Error('the product did not store what a contact is made of');
    const code = String(file.rows[0]?.[file.columns.indexOf('tracking_code')]);
    return new ContactBySql(file, row, rest, { caseId, contactId: row.contact, messageId: row.message, code, key: row.key });
  }

  /** How many rows one contact is. */
  get size(): number {
    return this.rest.reduce((sum, { rows }) => sum + rows.length, 2);
  }

  async store(client: pg.PoolClient): Promise<void> {
    const caseId = randomUUID();
    const key = randomUUID();
    const replaced = new Map<unknown, unknown>([
      [this.ids.caseId, caseId],
      [this.ids.contactId, randomUUID()],
      [this.ids.messageId, randomUUID()],
      [this.ids.code, key.replaceAll('-', '').slice(0, 20)],
      [this.ids.key, key],
    ]);
    await client.query('BEGIN');
    await client.query({ ...insertOf(this.file), values: valuesOf(this.file, replaced) });
    for (const rows of this.rest) await client.query({ ...insertOf(rows), values: valuesOf(rows, replaced) });
    await client.query({
      name: 'insert case_text',
      text: `INSERT INTO case_text (case_id, title, search) VALUES ($1, $2, to_tsvector('finnish', $3))`,
      values: [caseId, this.words.title, this.words.text],
    });
    await client.query('COMMIT');
  }
}
