import { LIMITS } from '#domain';
import { z } from 'zod';

/** What leaves no mark on a page: white space, joiners, direction marks and the like. */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * Text that a person wrote: well-formed Unicode without NUL, not only what cannot be seen, at most `max` UTF-16 units as sent.
 * Neither trimmed nor normalised otherwise: it is stored as it was written.
 */
export function words(max: number) {
  return z
    .string()
    .max(max, { error: 'too-long' })
    .refine((text) => text.replace(INVISIBLE, '').length > 0, { error: 'empty' })
    .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { error: 'not-text' });
}

/** An instant on the wire: ISO 8601 in UTC with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 });

/** Identifier of anything of ours. */
export const id = z.uuid();

/**
 * A village as people write it: its code, its Finnish or its Swedish name, in any case. It is kept and given back as the Finnish name;
 * what names none of the city's villages is `unknown-village`.
 */
export const villageWords = words(LIMITS.village);
