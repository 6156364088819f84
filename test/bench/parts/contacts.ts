import { ContactBySql } from '../baseline/contact-sql.js';
import type { BenchOptions } from '../options.js';
import { perSecond, type Row } from '../result.js';
import { alternated, closedLoop } from '../support/measure.js';
import { at, onConnections } from '../support/on-connections.js';
import { openCase, openCases } from '../support/opening.js';
import type { Stage } from '../support/stage.js';

const TARGET = 0.35;

export async function contacts(stage: Stage, { quick }: BenchOptions): Promise<Row[]> {
  const product = await stage.product('bench_contacts', quick ? 3 : 200);
  const client = product.client(16);
  try {
    const [first = ''] = await openCases(client, quick ? 5 : 500);
    const bare = await ContactBySql.like(product.pool, first);
    const rows: Row[] = [];
    for (const clients of [1, 16]) {
      const count = quick ? 10 : clients * 50 + 200;
      const rates = await alternated(
        quick ? 1 : 3,
        () => onConnections(product.pool, clients, (connections) => closedLoop(clients, count, (_, no) => bare.store(at(connections, no)))),
        () => closedLoop(clients, count, () => openCase(client)),
      );
      const ratio = rates.product / rates.baseline;
      rows.push({
        what: `contacts, ${clients} client${clients === 1 ? '' : 's'}`,
        product: perSecond(rates.product),
        baseline: perSecond(rates.baseline),
        ratio,
        ...(clients === 16 ? { target: `≥ ${TARGET}`, met: ratio >= TARGET } : {}),
        note: `contacts: POST /contacts with an idempotency key over connections that stay open; baseline: the same ${bare.size} rows in the same tables, one prepared INSERT a table, one transaction a contact.`,
      });
    }
    return rows;
  } finally {
    client.close();
    await product.stop();
  }
}
