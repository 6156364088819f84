import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What one installation made up for itself on its first start. Losing it means losing the way to the data. */
export interface OwnSecrets {
  databasePassword: string;
  /** In the form of the setting SECRETS. */
  secrets: string;
  oidcClientSecret: string;
}

const schema = z.object({ databasePassword: z.string().min(20), secrets: z.string().min(40), oidcClientSecret: z.string().min(20) });

/**
 * Reads the secrets of a data folder, making them on the first start. The file is readable by its owner alone and appears
 * whole or not at all.
 */
export function ownSecrets(file: string): OwnSecrets {
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    const parsed = schema.safeParse(parseJson(readFileSync(file, 'utf8')));
    if (!parsed.success)
      throw new Error(`${file} is damaged. Restore it from the backup: without it neither the data nor people's links can be read.`);
    return parsed.data;
  }
  const random = (): string => randomBytes(32).toString('base64url');
  const made: OwnSecrets = { databasePassword: random(), secrets: `1:${random()}`, oidcClientSecret: random() };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const making = `${file}.making`;
  const handle = openSync(making, 'w', 0o600);
  writeSync(handle, `${JSON.stringify(made, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(making, file);
  return made;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
