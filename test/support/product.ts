import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

export interface ProductOptions {
  /** Kept when the product stops; otherwise a folder of its own is made, and removed. */
  dataDir?: string;
  port?: number;
  env?: Record<string, string>;
}

const READY_MS = 150_000;
const STOP_MS = 25_000;

/** The whole product as `npm start` runs it, built already, with data and a port of its own. */
export class Product {
  private output = '';

  private constructor(
    private readonly launcher: ChildProcess,
    readonly url: string,
    readonly port: number,
    readonly dataDir: string,
    private readonly keepsData: boolean,
  ) {}

  /** Resolves when it is ready. @throws with what it printed when it does not become so. */
  static async start({ dataDir, port = 0, env = {} }: ProductOptions = {}): Promise<Product> {
    const chosen = port || (await freePort());
    const folder = dataDir ?? ownFolder();
    const launcher = spawn(process.execPath, ['dist/apps/launcher/src/main.js'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env, DATA_DIR: folder, PORT: String(chosen), HOST: '127.0.0.1' },
    });
    const product = new Product(launcher, `http://127.0.0.1:${chosen}`, chosen, folder, dataDir !== undefined);
    await product.ready();
    return product;
  }

  /** What the launcher knows of itself; has the login of the database. */
  get run(): { pid: number; ownerUrl: string } {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as { pid: number; ownerUrl: string };
  }

  /** Everything that it printed. */
  get printed(): string {
    return this.output;
  }

  get launcherPid(): number {
    return this.launcher.pid!;
  }

  get databasePid(): number {
    return Number(readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  }

  /** A process that this launcher started, by the program it runs. Linux. */
  servicePid(app: 'api' | 'worker'): number | undefined {
    const program = join('apps', app, 'src', 'main.js');
    return childrenOf(this.launcherPid).find((pid) => readProc(pid, 'cmdline').includes(program));
  }

  /** Asks it to end; the data goes too, unless it was given a folder. */
  async stop(): Promise<void> {
    if (this.launcher.exitCode === null && this.launcher.signalCode === null) {
      const ended = once(this.launcher, 'exit');
      this.launcher.kill('SIGTERM');
      const timer = setTimeout(() => this.launcher.kill('SIGKILL'), STOP_MS);
      await ended;
      clearTimeout(timer);
    }
    if (!this.keepsData) rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Kills the launcher alone, as a crash would. */
  async kill(): Promise<void> {
    const ended = once(this.launcher, 'exit');
    this.launcher.kill('SIGKILL');
    await ended;
  }

  private async ready(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((done, failed) => {
      const fail = (why: string) => failed(new Error(`the product ${why}. It printed:\n${this.output}`));
      timer = setTimeout(() => fail('did not become ready'), READY_MS);
      this.launcher.once('exit', (code) => fail(`ended (${code})`));
      for (const stream of [this.launcher.stdout, this.launcher.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          this.output = `${this.output}${chunk.toString()}`.slice(-20_000);
          if (this.output.includes('Batline is ready on ')) done();
        });
      }
    }).catch(async (error: unknown) => {
      await this.stop();
      throw error;
    });
    clearTimeout(timer);
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function ownFolder(): string {
  mkdirSync('.tmp', { recursive: true });
  return mkdtempSync(resolve('.tmp/product-'));
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(/\) \S (\d+)/.exec(readProc(pid, 'stat'))?.[1]) === parent);
}

function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return ''; // It has ended meanwhile.
  }
}
