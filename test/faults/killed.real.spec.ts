import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { Product } from '../support/product.js';
import { PatientClients } from './client.js';

/*
 * domain.md §2.1 "Nothing is lost", with everything killed that can be: while residents write, the API, the worker, the
 * database and at last the launcher are killed -9. Whatever was acknowledged is there afterwards, once, with its promise running.
 */
const env = { DEMO: '1', CONTACTS_PER_MINUTE: '1000000', TRACKS_PER_MINUTE: '1000000', LOG_LEVEL: 'fatal' };
const onLinux = process.platform === 'linux' ? it : it.skip;
let dataDir: string;
let product: Product | undefined;

beforeAll(() => {
  const { status } = spawnSync(process.execPath, ['config/build-if-needed.mjs'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the product could not be built');
  mkdirSync('.tmp', { recursive: true });
  dataDir = mkdtempSync(resolve('.tmp/faults-'));
}, 400_000);
afterAll(async () => {
  await product?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

async function rows<Row extends pg.QueryResultRow>(text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: product!.run.ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

const casesNow = async (): Promise<number> => (await rows<{ n: number }>('SELECT count(*)::int AS n FROM case_file'))[0]!.n;

onLinux(
  'API, worker, database and launcher killed while residents write: every acknowledged contact exists exactly once, with a running take clock',
  async () => {
    product = await Product.start({ dataDir, env });
    const before = await casesNow();
    const clients = new PatientClients(product.url, 4);
    await clients.more(40);

    const api = product.servicePid('api')!;
    process.kill(api, 'SIGKILL');
    await clients.more(40);
    expect(product.servicePid('api')).not.toBe(api);

    const worker = product.servicePid('worker')!;
    process.kill(worker, 'SIGKILL');
    await clients.more(40);

    const database = product.databasePid;
    process.kill(database, 'SIGKILL');
    await clients.more(40);
    expect(product.databasePid).not.toBe(database);
    expect(product.servicePid('worker')).not.toBe(worker);

    const { port } = product;
    await product.kill();
    product = await Product.start({ dataDir, port, env });
    await clients.more(40);
    await clients.finish();

    expect(clients.strange).toEqual([]);
    expect(clients.retries).toBeGreaterThan(0);
    const codes = clients.acknowledged.map(({ trackingCode }) => trackingCode);
    expect(new Set(codes).size).toBe(codes.length);
    expect((await casesNow()) - before).toBe(codes.length);
    const stored = await rows<{ code: string; contacts: number; messages: number; clocks: number; entries: number; words: string }>(
      `SELECT f.tracking_code AS code,
         (SELECT count(*)::int FROM contact c WHERE c.case_id = f.id) AS contacts,
         (SELECT count(*)::int FROM message m WHERE m.case_id = f.id) AS messages,
         (SELECT count(*)::int FROM clock k WHERE k.case_id = f.id AND k.kind = 'take' AND k.next_at IS NOT NULL) AS clocks,
         (SELECT count(*)::int FROM journal j WHERE j.case_id = f.id) AS entries,
         (SELECT w.text FROM case_words w WHERE w.case_id = f.id AND w.field = 'text' LIMIT 1) AS words
       FROM case_file f`,
    );
    const byCode = new Map(stored.map((row) => [row.code, row]));
    for (const { key, trackingCode } of clients.acknowledged)
      expect(byCode.get(trackingCode.replaceAll('-', ''))).toEqual({
        ...{ code: trackingCode.replaceAll('-', ''), contacts: 1, messages: 1, clocks: 1, entries: 1 },
        words: `Katuvalo ${key} on pimeä.`,
      });
    // Asked once more with the same keys, the same answers come.
    for (const { key, trackingCode, residentKey } of [clients.acknowledged[0]!, clients.acknowledged.at(-1)!])
      expect(await clients.contact(key)).toMatchObject({ case: { trackingCode }, residentKey });

    const verified = spawnSync(process.execPath, ['dist/apps/cli/src/main.js', 'journal', 'verify'], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: dataDir },
    });
    expect([verified.status, verified.stderr]).toEqual([0, expect.anything()]);
    // What was killed works again: a stopped product ends cleanly, and finds its data.
    await product.stop();
    product = await Product.start({ dataDir, port, env });
    expect((await casesNow()) - before).toBe(codes.length);
  },
  300_000,
);
