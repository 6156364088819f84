import type pg from 'pg';

/** Runs with so many connections of their own, as many programs would. */
export async function onConnections<T>(pool: pg.Pool, count: number, work: (clients: readonly pg.PoolClient[]) => Promise<T>): Promise<T> {
  const clients = await Promise.all(Array.from({ length: count }, () => pool.connect()));
  try {
    return await work(clients);
  } finally {
    for (const client of clients) client.release();
  }
}

/** The nth of a list that is known to be long enough. */
export function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new Error(`there is no number ${index} among ${list.length}`);
  return one;
}
