import type { PostalShare } from '../persistence/village.store.js';
import type { VillageFacts } from '../villages/village-file.js';
import { quoted, readCsv } from './read-csv.js';
import { ImportError } from './read-text.js';

const MOST_LINES = 20_000;
/** Shares are rounded where they come from. */
const ROUNDING = 0.01;

/**
 * Reads `postal_code;village_code[;share]`; a code may reach into several villages.
 * @param find a village by its code, or a name of it
 * @throws ImportError that names the line: no postal code, no such village, the sea, a share out of bounds, the same pair twice
 */
export function parsePostalCodes(file: string, text: string, find: (words: string) => VillageFacts | undefined): PostalShare[] {
  const seen = new Map<string, number>();
  const sums = new Map<string, number>();
  const rows = readCsv(file, text, ['postal_code', 'village_code', 'share'], 2, MOST_LINES);
  if (rows.length === 0) throw new ImportError(`${file} names no postal code.`);
  return rows.map(({ line, cells: [postalCode = '', words = '', share = ''] }) => {
    const wrong = (what: string): never => {
      throw new ImportError(`${file}:${line} ${what}`);
    };
    if (!/^\d{5}$/.test(postalCode)) wrong(`${quoted(postalCode)} is no postal code of five digits.`);
    const village = find(words) ?? wrong(`there is no village ${quoted(words)}.`);
    if (village.sea) wrong(`nobody lives at sea (${quoted(words)}).`);
    const pair = `${postalCode} ${village.code}`;
    if (seen.has(pair)) wrong(`says again what line ${seen.get(pair)} says.`);
    seen.set(pair, line);
    const part = share === '' ? null : Number(share.replace(',', '.'));
    if (part !== null && !(part > 0 && part <= 1)) wrong(`${quoted(share)} is no share: more than 0, at most 1.`);
    const sum = (sums.get(postalCode) ?? 0) + (part ?? 0);
    if (sum > 1 + ROUNDING) wrong(`the shares of ${postalCode} are more than the whole.`);
    sums.set(postalCode, sum);
    return { postalCode, village: village.code, share: part };
  });
}
