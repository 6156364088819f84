import type pg from 'pg';

/** Rows of one table as the product wrote them. */
export interface TableRows {
  table: string;
  columns: string[];
  rows: unknown[][];
}

/** Columns that the database fills in by itself. */
const MADE = new Set(['clock.id', 'clock.next_at', 'outbox.id', 'outbox.handed_at']);

/** Reads what the product stored, so that the baseline stores exactly as much. */
export async function rowsOf(pool: pg.Pool, table: string, where: string, values: unknown[]): Promise<TableRows> {
  const { rows, fields } = await pool.query<unknown[]>({ text: `SELECT * FROM ${table} WHERE ${where}`, values, rowMode: 'array' });
  const kept = fields.map(({ name }, index) => ({ name, index })).filter(({ name }) => !MADE.has(`${table}.${name}`));
  return { table, columns: kept.map(({ name }) => name), rows: rows.map((row) => kept.map(({ index }) => stored(row[index]))) };
}

const stored = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !(value instanceof Date) && !Buffer.isBuffer(value) ? JSON.stringify(value) : value;

/** The statement that a sensible programmer would write for these rows: prepared once a connection, all rows of a table at once. */
export function insertOf(rows: TableRows, expressions: Record<string, (parameter: string) => string> = {}): { name: string; text: string } {
  let parameter = 0;
  const tuple = (): string =>
    `(${rows.columns.map((column) => (expressions[column] ?? ((each) => each))(`$${(parameter += 1)}`)).join(', ')})`;
  const text = `INSERT INTO ${rows.table} (${rows.columns.join(', ')}) VALUES ${rows.rows.map(tuple).join(', ')}`;
  return { name: `insert ${rows.table} ${rows.rows.length}`, text };
}

/** The same values with some of them replaced: ids of another case. */
export function valuesOf(rows: TableRows, replaced: ReadonlyMap<unknown, unknown>): unknown[] {
  return rows.rows.flatMap((row) => row.map((value) => (replaced.has(value) ? replaced.get(value) : value)));
}
