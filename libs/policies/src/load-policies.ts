import { readFileSync } from 'node:fs';
import { parsePolicies } from './file/policy-file.js';
import { Policies } from './policies.service.js';

/**
 * Reads the policies file.
 * @throws Error that lists all that is wrong with it, one line each: `<file>:<line>:<column> <what>`.
 */
export function loadPolicies(file: string): Policies {
  const parsed = parsePolicies(read(file));
  if (parsed.ok) return new Policies(parsed.file);
  const list = parsed.errors.map(({ line, column, message }) => `${file}:${line}:${column} ${message}`);
  throw new Error(`The policies are not in order:\n${list.join('\n')}`);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`The policies are not in order:\n${file} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
