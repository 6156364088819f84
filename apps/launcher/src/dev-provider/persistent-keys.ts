import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the development provider signs with. */
export interface ProviderKeys {
  jwks: { keys: Record<string, unknown>[] };
  cookieKeys: string[];
}

/**
 * Reads the keys, making them on the first start: with new keys at each start, whoever remembers the old ones would refuse
 * everything signed. Readable by the folder's owner alone; a damaged file is replaced, since nothing is lost with it.
 */
export function providerKeys(file: string): ProviderKeys {
  if (existsSync(file)) {
    chmodSync(file, 0o600);
    const stored = parsed(readFileSync(file, 'utf8'));
    if (stored) return stored;
  }
  const made = makeKeys();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.making`, `${JSON.stringify(made)}\n`, { mode: 0o600 });
  renameSync(`${file}.making`, file);
  return made;
}

function makeKeys(): ProviderKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: randomBytes(8).toString('hex') };
  return { jwks: { keys: [key] }, cookieKeys: [randomBytes(32).toString('base64url')] };
}

function parsed(text: string): ProviderKeys | undefined {
  try {
    const keys = JSON.parse(text) as Partial<ProviderKeys>;
    return keys.jwks?.keys.length && keys.cookieKeys?.length ? (keys as ProviderKeys) : undefined;
  } catch {
    return undefined;
  }
}
