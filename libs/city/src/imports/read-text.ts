import { parse, type ParseError } from 'jsonc-parser';
import { readFileSync, statSync } from 'node:fs';

/** A file that cannot be imported: says which, where in it, and what is wrong, for whoever runs the import. */
export class ImportError extends Error {
  override name = 'ImportError';
}

/** What an import did, in words for whoever runs it. */
export interface ImportReport {
  /** What came or changed, or went. */
  changed: string[];
  /** What was there already, counted. */
  unchanged: number;
  /** What was left out, and why. */
  skipped: string[];
}

/**
 * Reads a file of UTF-8 text, with or without a byte order mark.
 * @param most bytes
 * @throws ImportError for what is not there, too big, or not UTF-8 (names the line)
 */
export function readText(file: string, most: number): string {
  let bytes: Buffer;
  try {
    const { size } = statSync(file);
    if (size > most) throw new ImportError(`${file} has ${size} bytes; ${most} are the most that is read.`);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw new ImportError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return decoded(file, bytes);
}

function decoded(file: string, bytes: Buffer): string {
  const utf8 = (part: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(part);
  try {
    return utf8(bytes);
  } catch {
    let line = 1;
    for (let from = 0; from < bytes.length; line += 1) {
      const end = bytes.indexOf(0x0a, from) === -1 ? bytes.length : bytes.indexOf(0x0a, from) + 1;
      try {
        utf8(bytes.subarray(from, end));
      } catch {
        break;
      }
      from = end;
    }
    throw new ImportError(`${file}:${line} is not UTF-8. Save the file as UTF-8 and try again.`);
  }
}

/** @throws ImportError that names the line */
export function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not every message of the parser says where; this one's errors do.
    const errors: ParseError[] = [];
    parse(text, errors, { disallowComments: true });
    const line = text.slice(0, errors[0]?.offset ?? 0).split('\n').length;
    throw new ImportError(`${file}:${line} is not JSON.`);
  }
}
