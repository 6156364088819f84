import { setTimeout as pause } from 'node:timers/promises';
import { drainBySql } from '../baseline/clocks-sql.js';
import type { BenchOptions } from '../options.js';
import { perSecond, type Row } from '../result.js';
import { openCases } from '../support/opening.js';
import type { Product, Stage } from '../support/stage.js';

const TARGET_PER_SECOND = 1_000;
const GIVE_UP_MS = 120_000;
const POLL_MS = 100;

export async function clocks(stage: Stage, { quick }: BenchOptions): Promise<Row[]> {
  const count = quick ? 30 : 10_000;
  const product = await stage.product('bench_clocks', quick ? 3 : 200);
  const client = product.client(16);
  try {
    await openCases(client, 2 * count);
    // What intake left for the worker is not what is measured here.
    await product.pool.query('DELETE FROM outbox');
    await product.pool.query('VACUUM (ANALYZE)');
    const bare = await due(product, count);
    const baseline = await drainBySql(product.pool, bare);
    await due(product, count, bare);
    await product.startWorker();
    const rate = await drained(product, count);
    return [
      {
        what: `due clocks drained, ${count.toLocaleString('en')} due at one instant`,
        product: perSecond(rate),
        baseline: perSecond(baseline),
        ratio: rate / baseline,
        target: `≥ ${TARGET_PER_SECOND.toLocaleString('en')}/s`,
        met: rate >= TARGET_PER_SECOND,
        note: 'clocks: the worker as it ships (one process: sweep, alarms, and telling people at the same time), from its first recorded miss to its last; it also starts the next round of each clock, moves the case and writes what is to be told. Baseline: of each clock one UPDATE and two INSERTs (escalation, journal), prepared, 200 clocks a transaction, on one connection.',
      },
    ];
  } finally {
    client.close();
    await product.stop();
  }
}

/** Makes so many waiting cases' clocks due at one instant. @returns whose */
async function due({ pool }: Product, count: number, except: readonly string[] = []): Promise<string[]> {
  const { rows } = await pool.query<{ case_id: string }>(
    `UPDATE clock SET due_at = date_trunc('second', now()), warn_at = NULL WHERE id IN (
       SELECT id FROM clock WHERE kind = 'take' AND next_at > now() + interval '1 minute' AND NOT case_id = ANY ($2) ORDER BY id LIMIT $1) RETURNING case_id`,
    [count, except],
  );
  return rows.map(({ case_id }) => case_id);
}

/** Clocks a second, by the times at which they were recorded: each batch has one, so the last batch's own time is left out with its clocks. */
async function drained({ pool }: Product, count: number): Promise<number> {
  const startedAt = performance.now();
  for (;;) {
    const { rows } = await pool.query<{ all: number; before_last: number; seconds: number; first: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE recorded_at < last)::int AS before_last, extract(epoch FROM max(last) - min(recorded_at))::float8 AS seconds
       FROM escalation e, (SELECT max(recorded_at) AS last FROM escalation WHERE seq > 1) l WHERE e.seq > 1 AND missed_by IS NULL AND to_level > from_level`,
    );
    const [row] = rows;
    // In one single batch (a smoke run) there is nothing between first and last.
    if (row && row.all >= count)
      return row.seconds > 0 ? row.before_last / row.seconds : row.all / ((performance.now() - startedAt) / 1000);
    if (performance.now() - startedAt > GIVE_UP_MS) throw new Error(`only ${row?.all} of ${count} clocks were drained`);
    await pause(POLL_MS);
  }
}
