import type { FullCase } from '#contracts';
import { randomUUID } from 'node:crypto';
import { TakeBySql } from '../baseline/take-sql.js';
import type { BenchOptions } from '../options.js';
import { perSecond, type Row } from '../result.js';
import { alternated, closedLoop } from '../support/measure.js';
import { at, onConnections } from '../support/on-connections.js';
import { openCases } from '../support/opening.js';
import type { Stage } from '../support/stage.js';

const TARGET = 0.35;

export async function takes(stage: Stage, { quick }: BenchOptions): Promise<Row[]> {
  const product = await stage.product('bench_takes', quick ? 3 : 200);
  const client = product.client(16);
  const { officials } = product.people;
  const rounds = quick ? 1 : 3;
  const count = (clients: number): number => (quick ? 5 : clients * 50 + 200);
  const warming = quick ? 1 : 400;
  try {
    await openCases(client, 2 * rounds * (count(1) + count(16)) + warming);
    const { rows: waiting } = await product.pool.query<{ id: string; seq: number }>(
      `SELECT id, seq FROM case_file WHERE state = 'waiting' ORDER BY id`,
    );
    const next = (): { id: string; seq: number } => waiting.pop() ?? { id: '', seq: 0 };
    const take = (index: number): Promise<FullCase> =>
      client.call('POST', `/cases/${next().id}/take`, {
        body: {},
        token: at(officials, index % officials.length).token,
        key: randomUUID(),
      });
    const taken = at(waiting, waiting.length - 1);
    await closedLoop(1, 1, take);
    await closedLoop(16, warming - 1, take);
    const bare = await TakeBySql.like(product.pool, taken.id, taken.seq);
    const rows: Row[] = [];
    for (const clients of [1, 16]) {
      const rates = await alternated(
        rounds,
        () =>
          onConnections(product.pool, clients, (connections) =>
            closedLoop(clients, count(clients), (_, no) => bare.store(at(connections, no), next().id)),
          ),
        () => closedLoop(clients, count(clients), take),
      );
      const ratio = rates.product / rates.baseline;
      rows.push({
        what: `takes, ${clients} client${clients === 1 ? '' : 's'}`,
        product: perSecond(rates.product),
        baseline: perSecond(rates.baseline),
        ratio,
        ...(clients === 16 ? { target: `≥ ${TARGET}`, met: ratio >= TARGET } : {}),
        note: `takes: POST /cases/:id/take by ${officials.length} officials' tokens, each of another case, answered with the whole case; baseline: lock, the same ${bare.size} rows changed and added, one transaction a take, nothing read back.`,
      });
    }
    return rows;
  } finally {
    client.close();
    await product.stop();
  }
}
