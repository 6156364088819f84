import { MAX_MESSAGE_LENGTH, piecesOf } from '#telephony';

/** More texts than this are not read: the rest is behind a link. */
export const MAX_PARTS = 3;
/** "(1/3) " */
const NUMBER_LENGTH = 6;

/**
 * A message as texts, in order: one, or up to three that are numbered. What is longer ends with where to read the rest. Only white
 * space at a cut is lost. Pure.
 * @param rest says where the rest is; at most half a text long
 * @param max UTF-16 code units of one text
 */
export function textParts(text: string, rest: string, max = MAX_MESSAGE_LENGTH): string[] {
  if (text.length <= max) return [text];
  const pieces = piecesOf(text, max - NUMBER_LENGTH);
  if (pieces.length <= MAX_PARTS) return numbered(pieces);
  const [last = ''] = piecesOf(pieces[MAX_PARTS - 1] ?? '', max - NUMBER_LENGTH - rest.length - 3);
  return numbered([...pieces.slice(0, MAX_PARTS - 1), `${last} … ${rest}`]);
}

const numbered = (pieces: readonly string[]): string[] => pieces.map((piece, index) => `(${index + 1}/${pieces.length}) ${piece}`);
