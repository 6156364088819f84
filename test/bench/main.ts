/** `npm run bench`: what the product does beside what the bare things under it do, in the same run (docs/benchmarks.md). */
import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { optionsOf, type PartName } from './options.js';
import { chat } from './parts/chat.js';
import { clocks } from './parts/clocks.js';
import { contacts } from './parts/contacts.js';
import { lists } from './parts/lists.js';
import { offers } from './parts/offers.js';
import { takes } from './parts/takes.js';
import { webhooks } from './parts/webhooks.js';
import { notesOf, tableOf, type Row } from './result.js';
import { Stage } from './support/stage.js';

const parts: Record<PartName, typeof lists> = { contacts, takes, clocks, chat, offers, lists, webhooks };
const options = optionsOf(process.argv.slice(2));
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const load = (): string => (loadavg()[0] ?? 0).toFixed(2);

const stage = new Stage();
const rows: Row[] = [];
const failures: string[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stage.stop(false).finally(() => process.exit(130)));
const loadBefore = load();
await stage.start();
try {
  for (const name of options.only) {
    say(`${name} …`);
    try {
      const found = await parts[name](stage, options, say);
      if (found.length === 0 || found.some(({ ratio }) => !Number.isFinite(ratio) || ratio <= 0)) throw new Error('no figures');
      // Tiny sizes prove nothing about targets.
      if (options.quick) for (const row of found) delete row.met;
      rows.push(...found);
      say(tableOf(found));
    } catch (error) {
      failures.push(name);
      say(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
} finally {
  await stage.stop(options.keep);
}

const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Linux ${release()}, Node ${process.version}`;
console.log(`\n${machine}; load ${loadBefore} before, ${load()} after (the bench itself included); ${new Date().toISOString()}\n`);
console.log(`${tableOf(rows)}\n\n${notesOf(rows)}`);
for (const name of failures) console.log(`\n${name}: FAILED, no figure`);
if (options.report !== undefined)
  writeFileSync(options.report, JSON.stringify({ passed: options.only.length - failures.length, failed: failures.length, skipped: 0 }));
process.exitCode = failures.length > 0 ? 1 : 0;
