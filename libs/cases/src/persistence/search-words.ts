const MAX_WORDS = 8;
/** Shorter beginnings match half the dictionary. */
const MIN_PREFIX = 3;

/**
 * A search as PostgreSQL wants it: every word, or a word that begins with it (Finnish inflects at the end, so `katu` finds
 * `kadun` by stem and `katuvalo` by prefix). Only letters and digits pass, so nothing typed is ever syntax.
 * @returns undefined when nothing searchable was typed.
 */
export function tsqueryOf(typed: string): string | undefined {
  const words =
    typed
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, MAX_WORDS) ?? [];
  if (words.length === 0) return undefined;
  return words.map((word) => (word.length >= MIN_PREFIX ? `${word}:*` : word)).join(' & ');
}
