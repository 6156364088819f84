import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What tools on the same machine need to reach the running product (`npm run -s batline`). Holds a password: for the owner of the folder alone. */
export interface RunFile {
  pid: number;
  /** The login that owns the database. */
  ownerUrl: string;
  /** What the API and the worker connect with. */
  appUrl: string;
  publicBaseUrl: string;
  /** The sign-in that people of this installation come from. */
  issuer: string;
  demo: boolean;
}

const path = (dataDir: string): string => join(dataDir, 'run.json');

/** Appears whole or not at all. */
export function writeRunFile(dataDir: string, content: RunFile): void {
  const making = `${path(dataDir)}.making`;
  writeFileSync(making, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(making, path(dataDir));
}

/** Whether an earlier launcher on this folder was killed; what it had started may need a moment to notice. */
export const wasKilled = (dataDir: string): boolean => existsSync(path(dataDir));

export function removeRunFile(dataDir: string): void {
  rmSync(path(dataDir), { force: true });
}
