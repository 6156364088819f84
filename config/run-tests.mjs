/**
 * `npm test`: every runner in turn, and one honest sum at the end, taken from the runners' own reports.
 *   --also-on=<postgres url>   runs the tests that need a database once more, on that server
 * Fails when any test failed, when a runner gave no report or ran nothing, and when a runner ended badly for any other reason.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, '.tmp', `reports-${process.pid}`);
const bin = (file) => join(root, 'node_modules', file);
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];

/** jest and vitest write the same shape. A file that could not be run counts as one failure. */
const readJest = (report) => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    (report.testResults ?? []).filter((file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'))
      .length,
  skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
});

const readPlaywright = ({ stats, errors = [] }) => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected + errors.length,
  skipped: stats.skipped,
});

function run(name, args, { reportFile, read, env = {} }) {
  console.log(`\n=== ${name}`);
  const file = join(reports, reportFile);
  const started = performance.now();
  const { status, signal } = spawnSync(process.execPath, args(file), {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env(file) },
  });
  const seconds = Math.round((performance.now() - started) / 1000);
  const counts = count(file, read);
  let note = '';
  if (!counts) note = `gave no report (${signal ?? `exit code ${status}`})`;
  else if (counts.passed + counts.failed === 0) note = 'ran no test';
  else if (status !== 0 && counts.failed === 0) note = `ended badly (${signal ?? `exit code ${status}`}) although no test failed`;
  add(`${name} (${seconds} s)`, counts ?? { passed: 0, failed: 0, skipped: 0 }, note);
}

function count(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function add(name, counts, note = '') {
  for (const key of Object.keys(total)) total[key] += counts[key];
  if (note) total.failed += 1;
  lines.push(
    `  ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped${note ? `; ${note}, which counts as a failure` : ''}`,
  );
}

const jest = (project, name, extraEnv = {}) =>
  run(
    name,
    (file) => [
      bin('jest/bin/jest.js'),
      '-c',
      'config/jest.config.mjs',
      '--selectProjects',
      project,
      '--json',
      `--outputFile=${file}`,
      '--silent=false',
    ],
    {
      reportFile: `${name.replace(/\W+/g, '-')}.json`,
      read: readJest,
      env: () => extraEnv,
    },
  );

function web() {
  if (!existsSync(join(root, 'apps/web/index.html'))) return;
  run(
    'web',
    (file) => [bin('vitest/vitest.mjs'), 'run', '--root', 'apps/web', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    {
      reportFile: 'web.json',
      read: readJest,
      env: () => ({}),
    },
  );
}

const playwrightConfig = ['test/e2e/playwright.config.ts', 'config/playwright.config.ts'].find((path) => existsSync(join(root, path)));

function browser() {
  if (!playwrightConfig) return;
  const chromium = findChromium();
  if (!chromium) return browserTestsDidNotRun();
  const { status } = spawnSync(process.execPath, ['config/build-if-needed.mjs'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) return add('browser', { passed: 0, failed: 0, skipped: 0 }, 'could not be built');
  run('browser', () => [bin('@playwright/test/cli.js'), 'test', '-c', playwrightConfig, '--reporter=list,json'], {
    reportFile: 'browser.json',
    read: readPlaywright,
    env: (file) => ({ CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file }),
  });
}

function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin');
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROMIUM_PATH, ...candidates].find((path) => path && existsSync(path));
}

function browserTestsDidNotRun() {
  const listed = spawnSync(process.execPath, [bin('@playwright/test/cli.js'), 'test', '-c', playwrightConfig, '--list'], {
    cwd: root,
    encoding: 'utf8',
  });
  const skipped = Number(/Total: (\d+) tests?/.exec(listed.stdout)?.[1] ?? 1);
  const text = [
    'THE BROWSER TESTS DID NOT RUN',
    `There is no Chromium here, so ${skipped} tests of the whole product in a browser were skipped.`,
    'Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH, and run npm test again.',
  ];
  const width = Math.max(...text.map((line) => line.length));
  const edge = `##${'#'.repeat(width + 2)}##`;
  console.log(['', edge, ...text.map((line) => `## ${line.padEnd(width)} ##`), edge].join('\n'));
  add('browser', { passed: 0, failed: 0, skipped });
}

/** With tiny sizes: that every part of `npm run bench` runs, not how fast. */
function bench() {
  for (const script of [
    ['config/build-if-needed.mjs'],
    [bin('@swc/cli/bin/swc.js'), 'test/bench', '-d', 'dist', '--ignore', '**/*.spec.ts', '-q'],
  ]) {
    const { status } = spawnSync(process.execPath, script, { cwd: root, stdio: 'inherit' });
    if (status !== 0) return add('bench', { passed: 0, failed: 0, skipped: 0 }, 'could not be built');
  }
  run('bench (smoke)', (file) => ['dist/test/bench/main.js', '--quick', '--report', file], {
    reportFile: 'bench.json',
    read: (counts) => counts,
    env: () => ({}),
  });
}

mkdirSync(reports, { recursive: true });
jest('unit', 'unit');
jest('real', process.env.TEST_DATABASE_URL ? 'real database (the one in TEST_DATABASE_URL)' : 'real database (embedded)');
const alsoOn = process.argv.find((argument) => argument.startsWith('--also-on='))?.slice('--also-on='.length);
if (alsoOn) jest('real', 'real database (the one in --also-on)', { TEST_DATABASE_URL: alsoOn });
web();
bench();
browser();
rmSync(reports, { recursive: true, force: true });

console.log(`\n${lines.join('\n')}`);
console.log(`Tests: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 ? 1 : 0;
