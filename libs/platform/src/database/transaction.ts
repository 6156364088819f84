import type { DataSource, EntityManager } from 'typeorm';
import { prepared, runsNoMore, runsOn } from './prepared.js';

interface Connection {
  query(text: string): Promise<{ command: string }>;
}

/** Sends a transaction's last statement, prepared, without waiting for its answer: it travels together with the COMMIT. */
export type Last = (text: string, values: readonly unknown[]) => void;

/**
 * One transaction on one connection. BEGIN travels together with the first statement, and COMMIT with what `work` sent
 * by `last`: connections are pipelined (data-source.ts), and waiting for an answer that nobody needs costs a round trip under the
 * case's lock.
 * @throws what `work` threw, after rolling back; an Error when PostgreSQL did not commit
 */
export async function inTransaction<T>(dataSource: DataSource, work: (tx: EntityManager, last: Last) => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const connection = (await runner.connect()) as Connection;
    try {
      const sent: Promise<unknown>[] = [watched(connection.query('BEGIN'))];
      runsOn(runner.manager, connection);
      const answer = await work(runner.manager, (text, values) => sent.push(watched(prepared(runner.manager, text, values))));
      runsNoMore(runner.manager);
      const committed = watched(connection.query('COMMIT'));
      // In order: the first that failed is why.
      for (const statement of sent) await statement;
      // PostgreSQL answers COMMIT with ROLLBACK, and with no error, when a statement before it had failed.
      if ((await committed).command !== 'COMMIT') throw new Error('a failed transaction was about to be committed');
      return answer;
    } catch (error) {
      // What the failed work still does finds no transaction any more.
      runsNoMore(runner.manager);
      await connection.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** Its rejection is looked at later, when it is awaited. */
function watched<T>(statement: Promise<T>): Promise<T> {
  statement.catch(() => undefined);
  return statement;
}
