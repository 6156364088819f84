import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Backoff } from './backoff.js';

export interface ServiceOptions {
  name: string;
  /** The built program. */
  file: string;
  env: NodeJS.ProcessEnv;
  say: (line: string) => void;
  /** Told each time it ends unasked, with how many times in a row. */
  onEnd?: (inARow: number) => void;
  /** What is loaded before it, so that it ends with the launcher. */
  guard?: string;
}

const GRACE_MS = 9_000;
const CHILD_GUARD = new URL('./child-guard.js', import.meta.url).href;

/** One of the product's own processes: started again, ever more patiently, when it ends unasked. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private stopping = false;
  private restart: NodeJS.Timeout | undefined;
  private readonly backoff = new Backoff();

  constructor(private readonly options: ServiceOptions) {}

  start(): void {
    const { name, file, env, say, guard = CHILD_GUARD } = this.options;
    const startedAt = performance.now();
    // Detached: a Ctrl-C in a terminal reaches the launcher alone, which then ends things in order.
    const child = fork(file, [], { env, execArgv: ['--import', guard], stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
    this.child = child;
    child.on('error', () => undefined);
    child.once('exit', (code, signal) => {
      this.child = undefined;
      if (this.stopping) return;
      const wait = this.backoff.next(performance.now() - startedAt);
      say(`the ${name} ended (${signal ?? `exit code ${code}`}); starting it again in ${wait / 1000} s`);
      this.options.onEnd?.(this.backoff.inARow);
      this.restart = setTimeout(() => this.start(), wait);
    });
  }

  /** Asks it to end and, after 9 s, makes it. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.restart);
    const { child } = this;
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    if (await Promise.race([ended.then(() => true), pause(GRACE_MS, false, { ref: false })])) return;
    this.options.say(`the ${this.options.name} does not end by itself; ending it`);
    child.kill('SIGKILL');
    await ended;
  }
}

/** Where another app's built `main.js` stands, seen from the built launcher. */
export const builtMain = (app: string): string => fileURLToPath(new URL(`../../${app}/src/main.js`, import.meta.url));
