import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const FAST_SHUTDOWN_MS = 20_000;
const IMMEDIATE_SHUTDOWN_MS = 10_000;
const POLL_MS = 50;

/**
 * Clears what an earlier launcher that was killed may have left: a PostgreSQL of this folder that still runs is stopped,
 * and a note of one that does not is removed when its process number now belongs to somebody else.
 * Call it only while holding the lock on the data folder.
 */
export async function clearStalePostmaster(dataFolder: string): Promise<void> {
  const pid = postmasterPid(dataFolder);
  if (pid === undefined || !isAlive(pid)) return;
  if (!isPostgresOf(pid, dataFolder)) {
    // PostgreSQL itself would refuse to start while any process has that number.
    rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
    return;
  }
  for (const [signal, patience] of [
    ['SIGINT', FAST_SHUTDOWN_MS],
    ['SIGQUIT', IMMEDIATE_SHUTDOWN_MS],
  ] as const) {
    signalIfAlive(pid, signal);
    if (await ends(pid, patience)) return;
  }
  throw new Error(`A PostgreSQL (process ${pid}) still runs on ${dataFolder} and does not stop. End it, then start again.`);
}

/** The process that says it serves this folder. */
export function postmasterPid(dataFolder: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A PostgreSQL server was given its data folder by name. */
export function isPostgresOf(pid: number, dataFolder: string): boolean {
  const command = commandLine(pid);
  return /postgres/.test(command) && [dataFolder, realpathSync(dataFolder)].some((path) => `${command} `.includes(`-D ${path} `));
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-ww', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function ends(pid: number, withinMs: number): Promise<boolean> {
  for (let waited = 0; waited < withinMs; waited += POLL_MS) {
    if (!isAlive(pid)) return true;
    await pause(POLL_MS);
  }
  return !isAlive(pid);
}
