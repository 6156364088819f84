import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { giveTo, type RunAs } from './run-as.js';

/** The login that owns the database. */
export const OWNER = 'batline';

/**
 * Makes the data folder of a new PostgreSQL unless it is there already. A folder appears whole or not at all: it is made
 * beside and renamed, so that a launcher killed on the way leaves nothing half-made in its place.
 * @returns whether it was made now
 */
export function ensureCluster(folder: string, password: string, binaries: PostgresBinaries, runAs: RunAs): boolean {
  if (existsSync(join(folder, 'PG_VERSION'))) {
    giveTo(folder, runAs.owner);
    return false;
  }
  if (existsSync(folder)) throw new Error(`${folder} exists but holds no PostgreSQL data. Move it away or choose another DATA_DIR.`);
  const making = `${folder}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 });
  mkdirSync(making, { mode: 0o700 });
  giveTo(making, runAs.owner);
  initialise(making, password, binaries, runAs);
  renameSync(making, folder);
  return true;
}

function initialise(folder: string, password: string, binaries: PostgresBinaries, runAs: RunAs): void {
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  chmodSync(passwordFile, 0o600);
  giveTo(passwordFile, runAs.owner);
  try {
    const [command, args] = runAs.command(binaries.initdb, [
      ...['-D', folder, '-U', OWNER, '--pwfile', passwordFile],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--data-checksums'],
      // Same results on every machine, and upper and lower case beyond ASCII (search in Finnish and Swedish needs it).
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ]);
    const made = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
    if (made.status !== 0) throw new Error(`PostgreSQL's initdb failed: ${made.error?.message ?? ''}${made.stderr ?? ''}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
