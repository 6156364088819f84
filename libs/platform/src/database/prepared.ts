import type { DataSource, EntityManager } from 'typeorm';

interface Connection {
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
}

const names = new Map<string, string>();

/**
 * Runs a statement that each connection parses and plans once: for those that every request runs, where planning would cost
 * more than the work. It is sent before this returns, so that statements of one transaction run in the order of the calls, awaited
 * or not. Not for statements whose best plan depends on their values (lists, searches).
 * @param on a running transaction, or the database outside of any
 * @returns the rows
 */
export async function prepared<T>(on: EntityManager | DataSource, text: string, values: readonly unknown[]): Promise<T[]> {
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `batline_${names.size + 1}`));
  const { rows } = await connectionOf(on).query({ name, text, values });
  return rows as T[];
}

/** Connections of running transactions. */
const running = new WeakMap<EntityManager, Connection>();

/** Tells `prepared` on which connection a transaction runs. */
export function runsOn(tx: EntityManager, connection: unknown): void {
  running.set(tx, connection as Connection);
}

/** From now on nothing can be sent in this transaction: its connection is about to be somebody else's. */
export function runsNoMore(tx: EntityManager): void {
  running.delete(tx);
}

function connectionOf(on: EntityManager | DataSource): Connection {
  if ('driver' in on) return (on.driver as unknown as { master: Connection }).master;
  const connection = running.get(on);
  if (!connection) throw new Error('a prepared statement needs a running transaction or the database');
  return connection;
}
