import type { DataSource, EntityManager } from 'typeorm';

interface Connection {
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}

const names = new Map<string, string>();

/**
 * Runs a statement that each connection parses and plans once: for those that every request runs, where planning would cost
 * more than the work. Not for statements whose best plan depends on their values (lists, searches).
 * @param on a running transaction, or the database outside of any
 * @returns the rows
 */
export async function prepared<T>(on: EntityManager | DataSource, text: string, values: readonly unknown[]): Promise<T[]> {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `batline_${names.size + 1}`));
  const { rows } = await (await connectionOf(on)).query({ name, text, values });
  return rows as T[];
}

async function connectionOf(on: EntityManager | DataSource): Promise<Connection> {
  if ('driver' in on) return (on.driver as unknown as { master: Connection }).master;
  if (!on.queryRunner) throw new Error('a prepared statement needs a running transaction or the database');
  return (await on.queryRunner.connect()) as Connection;
}
