import { ImportError } from './read-text.js';

/** One row with the line it stands on, counted from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/**
 * Splits `a;b;c` lines. Cells may stand in quotes, on one line. Empty lines are left out.
 * @param columns as the first line must name them; those after `needed` may be absent
 * @throws ImportError that names the line
 */
export function readCsv(file: string, text: string, columns: readonly string[], needed: number, most: number): CsvRow[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length > most) throw new ImportError(`${file} has ${lines.length} lines; ${most} are the most that is read.`);
  const rows = lines.flatMap((content, i) => (content.trim() === '' ? [] : [{ line: i + 1, cells: cellsOf(file, i + 1, content) }]));
  const [header, ...rest] = rows;
  const named = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
  if (named.length < needed || named.some((name, i) => name !== columns[i]))
    throw new ImportError(`${file}:${header?.line ?? 1} must name the columns: ${columns.slice(0, needed).join(';')}${columns.slice(needed).map((name) => `[;${name}]`).join('')}`); // prettier-ignore
  for (const { line, cells } of rest)
    if (cells.length < needed || cells.length > named.length)
      throw new ImportError(`${file}:${line} has ${cells.length} columns where ${named.length} are named.`);
  return rest;
}

function cellsOf(file: string, line: number, content: string): string[] {
  return content.split(';').map((cell) => {
    const trimmed = cell.trim();
    const quoted = /^"((?:[^"]|"")*)"$/.exec(trimmed);
    if (quoted) return quoted[1]!.replaceAll('""', '"').trim();
    if (trimmed.includes('"')) throw new ImportError(`${file}:${line} has a quotation mark that does not belong there.`);
    return trimmed;
  });
}

/** Words of a file, short enough for a message. */
export const quoted = (words: string): string => JSON.stringify(words.slice(0, 60));
