import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const GRACE_MS = 9_000;

/** A built program that runs beside the bench and ends with it. */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /** Resolves when it says that it is ready. @param file below dist/ @throws when it ends before */
  static async start(file: string, env: Record<string, string>): Promise<Child> {
    const guard = new URL('../../../apps/launcher/src/child-guard.js', import.meta.url).href;
    // BENCH_NODE_OPTIONS: e.g. --cpu-prof, to see where a figure comes from.
    const more = process.env.BENCH_NODE_OPTIONS?.split(' ').filter(Boolean) ?? [];
    const child = fork(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), [], {
      env: { ...process.env, ...env },
      execArgv: ['--import', guard, ...more],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (message) => message === 'ready' && resolve());
      child.once('error', reject);
      child.once('exit', (code, signal) => reject(new Error(`${file} ended before it was ready (${signal ?? code})`)));
    });
    await ready;
    return new Child(child);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    const impatience = setTimeout(() => this.process.kill('SIGKILL'), GRACE_MS);
    this.process.kill('SIGTERM');
    await ended;
    clearTimeout(impatience);
  }
}
