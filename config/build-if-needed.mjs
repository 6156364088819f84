// `npm start` in a new clone builds by itself, and after a change of the sources again; otherwise it starts at once.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const SKIPPED = new Set(['node_modules', 'dist', 'test-results']);

/** When anything below was last written, added or removed. */
function newest(path, skip = () => false) {
  if (!existsSync(path) || skip(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  const below = readdirSync(path).filter((name) => !SKIPPED.has(name) && !name.endsWith('.spec.ts'));
  return Math.max(mtimeMs, ...below.map((name) => newest(join(path, name), skip)));
}

const parts = [
  {
    script: 'build:server',
    product: join(root, 'dist/apps/launcher/src/main.js'),
    sources: ['apps', 'libs', 'package.json', '.swcrc'],
    skip: (path) => path === join(root, 'apps/web'),
  },
  {
    script: 'build:web',
    product: join(root, 'dist/web/index.html'),
    sources: ['apps/web', 'libs/domain', 'libs/contracts', 'package.json'],
  },
];

for (const { script, product, sources, skip } of parts) {
  const built = newest(product);
  const changed = Math.max(...sources.map((source) => newest(join(root, source), skip)));
  if (built >= changed) continue;
  process.stderr.write(`batline: ${built ? 'the sources have changed; building' : 'building'} (${script})\n`);
  const { status } = spawnSync(`npm run --silent ${script}`, { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) process.exit(status ?? 1);
}
