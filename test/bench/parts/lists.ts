import type { CasePage } from '#contracts';
import { openCases } from '../support/opening.js';
import type { BenchOptions } from '../options.js';
import { millis, type Row } from '../result.js';
import { codeOf } from '../seed/codes.js';
import { seedCases } from '../seed/seed-cases.js';
import { VOCABULARY } from '../seed/words.js';
import { latencies, percentile } from '../support/measure.js';
import { at } from '../support/on-connections.js';
import type { Product, Stage } from '../support/stage.js';

/** One kind of request and the bare query under it. */
interface Kind {
  name: string;
  path: (index: number) => string;
  bare: { name: string; text: string; values: (index: number) => unknown[] };
  isSearch: boolean;
  /** What is answered, so that no figure is made of questions that find nothing. */
  finds: (items: number) => boolean;
}

const INBOX_P50_MS = 10;
const SEARCH_P95_MS = 100;
const LARGE = 1_000_000;

/** Ranks of the vocabulary to draw from. */
const COMMON = { from: 3, to: 40 };
/** Shares no factor with the spans, so that all words come up. */
const STEP = 19;
const RARE = { from: 6_000, to: 10_000 };
const word = ({ from, to }: { from: number; to: number }, index: number): string => at(VOCABULARY, from + ((index * STEP) % (to - from)));

const COLUMNS = 'f.id, f.tracking_code, f.state, f.level, f.opened_at, f.nearest_due_at';
const BARE_SEARCH = {
  name: 'bare search',
  text: `SELECT ${COLUMNS} FROM case_text t JOIN case_file f ON f.id = t.case_id WHERE t.search @@ to_tsquery('finnish', $1) LIMIT 25`,
};
const search = (name: string, queryOf: (index: number) => string): Kind => ({
  name,
  path: (index) => `/cases?view=all&q=${encodeURIComponent(queryOf(index))}`,
  bare: {
    ...BARE_SEARCH,
    values: (index) => [
      queryOf(index)
        .split(' ')
        .map((each) => `${each}:*`)
        .join(' & '),
    ],
  },
  isSearch: true,
  finds: () => true,
});

function kinds(size: number): Kind[] {
  const code = (index: number): string => codeOf((index * 7_919) % size);
  return [
    {
      name: 'inbox, waiting',
      path: () => '/cases?view=waiting&limit=25',
      bare: {
        name: 'bare waiting',
        text: `SELECT ${COLUMNS} FROM case_file f WHERE state = 'waiting' ORDER BY batline_waits(live, COALESCE(late_since, nearest_due_at)), id LIMIT 25`,
        values: () => [],
      },
      isSearch: false,
      finds: (items) => items > 0,
    },
    {
      name: 'inbox, all',
      path: () => '/cases?view=all&limit=25',
      bare: { name: 'bare all', text: `SELECT ${COLUMNS} FROM case_file f ORDER BY opened_at DESC, id DESC LIMIT 25`, values: () => [] },
      isSearch: false,
      finds: (items) => items === 25,
    },
    search('search, rare word', (index) => word(RARE, index)),
    search('search, common word', (index) => word(COMMON, index)),
    {
      name: 'search, code',
      path: (index) => `/cases?view=all&q=${code(index)}`,
      bare: { name: 'bare code', text: `SELECT ${COLUMNS} FROM case_file f WHERE tracking_code = $1`, values: (index) => [code(index)] },
      isSearch: true,
      finds: (items) => items === 1,
    },
    search('search, two words', (index) => `${word(COMMON, index)} ${word(COMMON, index + 7)}`),
  ];
}

export async function lists(stage: Stage, options: BenchOptions, say: (line: string) => void): Promise<Row[]> {
  const product = await stage.product('bench_lists', options.quick ? 3 : 200);
  const client = product.client(1);
  try {
    // The first contact brings the policy that all seeded cases refer to.
    await openCases(client, 1);
    const {
      rows: [policy],
    } = await product.pool.query<{ hash: string }>('SELECT hash FROM policy_snapshot');
    const rows: Row[] = [];
    let seeded = 0;
    for (const size of options.cases) {
      const startedAt = performance.now();
      await seedCases(product.pool, seeded, size, policy?.hash ?? '', say);
      say(
        `  seeded ${size.toLocaleString('en')} cases (${await sizeOf(product)}) in ${Math.round((performance.now() - startedAt) / 1000)} s`,
      );
      seeded = size;
      rows.push(...(await measured(product, client, size, options.quick)));
    }
    return rows;
  } finally {
    client.close();
    await product.stop();
  }
}

async function measured(product: Product, client: ReturnType<Product['client']>, size: number, quick: boolean): Promise<Row[]> {
  const count = quick ? 3 : 100;
  const rows: Row[] = [];
  const searches: { product: number[]; bare: number[] } = { product: [], bare: [] };
  const connection = await product.pool.connect();
  try {
    for (const { name, path, bare, isSearch, finds } of kinds(size)) {
      // Officials in turn: each has other cases of their own.
      const ask = async (index: number): Promise<void> => {
        const { items } = await client.call<CasePage>('GET', path(index), {
          token: at(product.people.officials, (index * 13) % product.people.officials.length).token,
        });
        if (!finds(items.length)) throw new Error(`${name}: ${path(index)} found ${items.length}`);
      };
      const query = (index: number): Promise<unknown> => connection.query({ name: bare.name, text: bare.text, values: bare.values(index) });
      await latencies(quick ? 1 : 20, (index) => ask(count + index));
      await latencies(quick ? 1 : 20, (index) => query(count + index));
      const times = { bare: await latencies(count, query), product: await latencies(count, ask) };
      if (isSearch) {
        searches.product.push(...times.product);
        searches.bare.push(...times.bare);
      }
      const [p50, bare50] = [percentile(times.product, 0.5), percentile(times.bare, 0.5)];
      const promised = !isSearch && size === LARGE;
      rows.push({
        what: `${name}, ${size.toLocaleString('en')} cases, p50 / p95`,
        product: `${millis(p50)} / ${millis(percentile(times.product, 0.95))}`,
        baseline: `${millis(bare50)} / ${millis(percentile(times.bare, 0.95))}`,
        ratio: p50 / bare50,
        ...(promised ? { target: `p50 ≤ ${INBOX_P50_MS} ms`, met: p50 <= INBOX_P50_MS } : {}),
        note: isSearch ? SEARCH_NOTE : INBOX_NOTE,
      });
    }
  } finally {
    connection.release();
  }
  const [p95, bare95] = [percentile(searches.product, 0.95), percentile(searches.bare, 0.95)];
  rows.push({
    what: `search, the four mixed, ${size.toLocaleString('en')} cases, p95`,
    product: millis(p95),
    baseline: millis(bare95),
    ratio: p95 / bare95,
    ...(size === LARGE ? { target: `≤ ${SEARCH_P95_MS} ms`, met: p95 <= SEARCH_P95_MS } : {}),
    note: SEARCH_NOTE,
  });
  return rows;
}

async function sizeOf({ pool }: Product): Promise<string> {
  const { rows } = await pool.query<{ size: string }>('SELECT pg_size_pretty(pg_database_size(current_database())) AS size');
  return rows[0]?.size ?? '';
}

const INBOX_NOTE =
  'inbox: GET /cases, 25 rows, one caller after another, officials in turn; baseline: the 25 rows of case_file by the same index, prepared, without titles, names, clocks or rights.';
const SEARCH_NOTE = `search: GET /cases?view=all&q=… over the cases that the official may read, newest first. Query mix, a quarter each: a rare word (e.g. ${word(RARE, 0)}, ${word(RARE, 1)}), a common word (e.g. ${word(COMMON, 0)}, ${word(COMMON, 1)}), a tracking code, two common words (e.g. ${word(COMMON, 0)} ${word(COMMON, 7)}). Baseline: any 25 hits of the same words by the word index, prepared, in no order and for nobody's eyes.`;
