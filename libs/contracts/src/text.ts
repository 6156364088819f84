import { z } from 'zod';

/**
 * Text that a person wrote: well-formed Unicode without NUL, not only white space, at most `max` UTF-16 units as sent.
 * Neither trimmed nor normalised otherwise: it is stored as it was written.
 */
export function words(max: number) {
  return z
    .string()
    .max(max, { error: 'too-long' })
    .refine((text) => text.trim().length > 0, { error: 'empty' })
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'not-text' });
}

/** An instant on the wire: ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });

/** Identifier of anything of ours. */
export const id = z.uuid();
