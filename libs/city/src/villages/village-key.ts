/** What a name or a code is compared by: case, and how spaces and letters with marks are written, do not matter. */
export const keyOf = (words: string): string => words.normalize('NFC').trim().replace(/\s+/gu, ' ').toLocaleLowerCase('fi');
