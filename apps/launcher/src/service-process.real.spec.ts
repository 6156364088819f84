import { transformFileSync } from '@swc/core';
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './postgres/stale-postmaster.js';
import { ServiceProcess } from './service-process.js';

let folder: string;
let guard: string;
let program: string;
let service: ServiceProcess | undefined;

const said: string[] = [];
const notes = (): string[] => (existsSync(join(folder, 'notes')) ? readFileSync(join(folder, 'notes'), 'utf8').trim().split('\n') : []);
const pidsStarted = (): number[] => notes().flatMap((note) => (note.startsWith('started ') ? [Number(note.slice(8))] : []));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'batline-service-'));
  guard = join(folder, 'guard.mjs');
  program = join(folder, 'program.mjs');
  const built = transformFileSync('apps/launcher/src/child-guard.ts', {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  });
  writeFileSync(guard, built.code);
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs';
     const note = (text) => appendFileSync(process.env.NOTES, text + '\\n');
     setInterval(() => {}, 1000);
     process.on('SIGTERM', () => { note('asked to end'); process.exit(0); });
     note('started ' + process.pid);`,
  );
  said.length = 0;
});
afterEach(async () => {
  await service?.stop();
  service = undefined;
  rmSync(folder, { recursive: true, force: true });
});

describe('ServiceProcess', () => {
  const start = (): ServiceProcess => {
    service = new ServiceProcess({
      name: 'worker',
      file: program,
      env: { ...process.env, NOTES: join(folder, 'notes') },
      say: (line) => said.push(line),
      guard,
    });
    service.start();
    return service;
  };

  it('is started again when it is killed', async () => {
    start();
    await until(() => pidsStarted().length === 1);
    process.kill(pidsStarted()[0]!, 'SIGKILL');
    await until(() => pidsStarted().length === 2);
    expect(said).toEqual(['the worker ended (SIGKILL); starting it again in 0.5 s']);
  }, 90_000);

  it('ends cleanly when asked, and is not started again', async () => {
    const running = start();
    await until(() => pidsStarted().length === 1);
    await running.stop();
    expect(isAlive(pidsStarted()[0]!)).toBe(false);
    expect(notes()).toEqual([expect.stringMatching(/^started /), 'asked to end']);
    expect(said).toEqual([]);
  }, 90_000);

  it('is not started again when it was asked to end between two tries', async () => {
    const running = start();
    await until(() => pidsStarted().length === 1);
    process.kill(pidsStarted()[0]!, 'SIGKILL');
    await until(() => said.length === 1);
    await running.stop();
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(pidsStarted()).toHaveLength(1);
  }, 90_000);
});

describe('a process whose launcher is killed', () => {
  it('ends by itself, cleanly', async () => {
    const launcher = join(folder, 'launcher.mjs');
    writeFileSync(
      launcher,
      `import { fork } from 'node:child_process';
       fork(${JSON.stringify(program)}, [], { execArgv: ['--import', ${JSON.stringify(guard)}], detached: true });
       setInterval(() => {}, 1000);`,
    );
    const parent = fork(launcher, [], { execArgv: [], env: { ...process.env, NOTES: join(folder, 'notes') } });
    await until(() => pidsStarted().length === 1);
    parent.kill('SIGKILL');
    const [pid] = pidsStarted();
    await until(() => !isAlive(pid!));
    expect(notes()).toContain('asked to end');
  }, 90_000);
});
