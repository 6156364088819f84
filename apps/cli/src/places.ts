import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CliError } from './cli-error.js';

/** Where the running product keeps its things. */
export interface Places {
  /** The login that owns the tables. */
  ownerUrl: string;
  /** The login of the running product. */
  appUrl: string;
  /** The identity provider that people sign in at, if known. */
  issuer: string | undefined;
}

const runFile = z.object({ ownerUrl: z.string(), appUrl: z.string(), issuer: z.string().optional() });

/**
 * From the settings, or from what `npm start` left word of in the data folder while it runs with its own database.
 * @throws CliError when neither says anything
 */
export function findPlaces(env: Readonly<Record<string, string | undefined>>): Places {
  const given = (name: string): string | undefined => env[name]?.trim() || undefined;
  const appUrl = given('DATABASE_URL');
  if (appUrl !== undefined) return { appUrl, ownerUrl: given('MIGRATE_DATABASE_URL') ?? appUrl, issuer: given('OIDC_ISSUER') };
  const file = join(given('DATA_DIR') ?? '.data', 'run.json');
  const { ownerUrl, appUrl: running, issuer } = read(file);
  return { ownerUrl, appUrl: running, issuer: given('OIDC_ISSUER') ?? issuer };
}

function read(file: string): z.infer<typeof runFile> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw new CliError(`${file} cannot be read by this user.`);
    throw new CliError(
      `Batline does not run here: there is no ${file}, and DATABASE_URL is not set. Start it with "npm start", or set DATABASE_URL (or DATA_DIR) as the running product has it.`,
    );
  }
  try {
    return runFile.parse(JSON.parse(text));
  } catch {
    throw new CliError(`${file} is damaged. Start Batline again: it writes the file anew.`);
  }
}
