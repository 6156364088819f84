import type pg from 'pg';

const A_TRANSACTION = 200;

/** Drains what is due with bare statements. @returns clocks a second */
export async function drainBySql(pool: pg.Pool, caseIds: readonly string[]): Promise<number> {
  const client = await pool.connect();
  const startedAt = performance.now();
  try {
    for (let from = 0; from < caseIds.length; from += A_TRANSACTION) {
      await client.query('BEGIN');
      for (const caseId of caseIds.slice(from, from + A_TRANSACTION)) {
        for (const [name, text] of STATEMENTS) await client.query({ name, text, values: [caseId] });
      }
      await client.query('COMMIT');
    }
    return caseIds.length / ((performance.now() - startedAt) / 1000);
  } finally {
    client.release();
    // Not to be taken for the product's, nor by its auditor for broken promises.
    await pool.query('DELETE FROM escalation WHERE seq = 1');
    await pool.query(`UPDATE clock SET breached_at = NULL, due_at = now() + interval '1 day' WHERE breached_at IS NOT NULL`);
  }
}

const STATEMENTS = [
  ['breach', `UPDATE clock SET breached_at = due_at WHERE case_id = $1 AND kind = 'take' AND round = 1`],
  [
    'escalate',
    `INSERT INTO escalation (case_id, kind, round, seq, from_level, to_level, breached_at, recorded_at) VALUES ($1, 'take', 1, 1, 0, 1, now(), now())`,
  ],
  [
    'note down',
    `INSERT INTO journal (case_id, seq, at, type, actor, data, prev_hash, hash)
     VALUES ($1, 1000, now(), 'clock.breached', '{"type":"system"}', '{"facts":{"kind":"take","round":1,"fromLevel":0,"toLevel":1},"changes":{"set":{"level":1}}}', repeat('0', 64), repeat('0', 64))`,
  ],
] as const;
