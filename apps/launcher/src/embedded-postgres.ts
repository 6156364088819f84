import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.js';
import { findPostgres, type PostgresBinaries } from './postgres/binaries.js';
import { ensureCluster, OWNER } from './postgres/cluster.js';
import { chooseRunAs, type RunAs } from './postgres/run-as.js';
import { serverOptions } from './postgres/server-options.js';
import { clearStalePostmaster } from './postgres/stale-postmaster.js';

export interface EmbeddedPostgresOptions {
  /** PostgreSQL's own data folder; made when it is not there. */
  folder: string;
  password: string;
  /** A fixed port; otherwise a free one, which then stays the same for the life of this object. */
  port?: number;
  /** Overrides single settings of the server. */
  settings?: Record<string, string | number>;
  /** For tests; otherwise found out by trying. */
  runAs?: RunAs;
}

const DATABASE = 'batline';
const START_TRIES = 4;
const TRY_AGAIN_MS = 1_000;
const POLL_MS = 40;
const FAST_SHUTDOWN_MS = 7_000;
const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/**
 * A PostgreSQL server of our own on loopback, with a password. Emits `down` when it ends without having been asked to; call
 * {@link start} again to bring it back on the same port. Hold the lock on the folder around it (`lockFolder`).
 */
export class EmbeddedPostgres extends EventEmitter<{ down: [] }> {
  private readonly folder: string;
  private readonly binaries: PostgresBinaries;
  private readonly runAs: RunAs;
  private server: ChildProcess | undefined;
  private port: number | undefined;
  private stopping = false;

  constructor(private readonly options: EmbeddedPostgresOptions) {
    super();
    this.folder = resolve(options.folder);
    this.binaries = findPostgres();
    this.runAs = options.runAs ?? chooseRunAs(this.binaries.postgres);
    this.port = options.port;
  }

  /** Where the owner of the database connects. Known once {@link start} has succeeded. */
  get url(): string {
    return this.urlOf(DATABASE);
  }

  get pid(): number | undefined {
    return this.server?.pid;
  }

  /** Resolves when the database answers, however long its recovery takes. @throws with the end of its log when it will not start. */
  async start(): Promise<void> {
    ensureCluster(this.folder, this.options.password, this.binaries, this.runAs);
    const portIsOurs = this.port === undefined;
    for (let attempt = 1; !(await this.tryStart()); attempt += 1) {
      if (this.stopping) throw new Error('PostgreSQL was stopped while it started');
      if (attempt === START_TRIES) throw new Error(`PostgreSQL does not start. The end of ${this.logFile}:\n${this.endOfLog()}`);
      // Processes of a killed server may need a moment to see that it is gone; a free port may have been taken meanwhile.
      if (portIsOurs) this.port = undefined;
      await pause(TRY_AGAIN_MS);
    }
    await this.ensureDatabase();
  }

  /** Ends it cleanly; at once if it does not end within 7 s (its next start then recovers, nothing committed is lost). */
  async stop(): Promise<void> {
    this.stopping = true;
    const { server } = this;
    if (!server) return;
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    const clean = await Promise.race([ended.then(() => true), pause(FAST_SHUTDOWN_MS, false, { ref: false })]);
    if (clean) return;
    server.kill('SIGQUIT');
    await ended;
  }

  private async tryStart(): Promise<boolean> {
    await clearStalePostmaster(this.folder);
    this.port ??= await freePort();
    const server = this.launch(this.port);
    this.server = server;
    let answered = false;
    const gone = (): void => {
      if (this.server !== server) return;
      this.server = undefined;
      if (answered && !this.stopping) this.emit('down');
    };
    server.once('exit', gone);
    server.once('error', gone);
    answered = await this.answers(server);
    return answered;
  }

  private launch(port: number): ChildProcess {
    this.turnLog();
    const log = openSync(this.logFile, 'a', 0o600);
    const [command, args] = this.runAs.serverCommand(this.binaries.postgres, [
      '-D',
      this.folder,
      ...serverOptions(port, this.options.settings),
    ]);
    // In a process group of its own: Ctrl-C in a terminal must not reach it before those who still use it.
    const server = spawn(command, args, { stdio: ['ignore', log, log], detached: true, env: { ...process.env, LC_ALL: 'C' } });
    closeSync(log);
    return server;
  }

  /** Waits until it accepts a login with our password. @returns false when it ended instead */
  private async answers(server: ChildProcess): Promise<boolean> {
    while (this.server === server) {
      const client = new pg.Client({ connectionString: this.urlOf('postgres'), connectionTimeoutMillis: 2_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        return this.server === server;
      } catch (error) {
        if ((error as { code?: string }).code === '28P01') {
          server.kill('SIGINT');
          throw new Error(`The password in secrets.json is not that of the database in ${this.folder}. Restore both from the same backup.`);
        }
        await pause(POLL_MS);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
    return false;
  }

  private async ensureDatabase(): Promise<void> {
    const client = new pg.Client({ connectionString: this.urlOf('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
      if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
    } finally {
      await client.end();
    }
  }

  private urlOf(database: string): string {
    if (this.port === undefined) throw new Error('the embedded PostgreSQL has not been started');
    return `postgres://${OWNER}:${encodeURIComponent(this.options.password)}@127.0.0.1:${this.port}/${database}`;
  }

  private get logFile(): string {
    return `${this.folder}.log`;
  }

  private turnLog(): void {
    if (existsSync(this.logFile) && statSync(this.logFile).size > LOG_LIMIT_BYTES) renameSync(this.logFile, `${this.logFile}.1`);
  }

  private endOfLog(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(there is none)';
  }
}
