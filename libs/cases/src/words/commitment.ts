import { createHash, randomBytes } from 'node:crypto';
import { maskIdentityCodes } from '#domain';

/** Words ready to be stored: identity codes masked, and a salted commitment for the journal (domain.md §2.10). */
export interface Committed {
  text: string;
  salt: string;
  commitment: string;
}

/** Proves later that these words are what was said, and nothing about them once text and salt are erased. */
export const commitmentOf = (text: string, salt: string): string =>
  createHash('sha256').update(salt).update('\u0000').update(text).digest('hex');

/** Masks, salts and commits. */
export function committed(raw: string): Committed {
  const text = maskIdentityCodes(raw);
  const salt = randomBytes(16).toString('hex');
  return { text, salt, commitment: commitmentOf(text, salt) };
}
