/** Twilio reads out at most so much at once (UTF-16 code units). */
export const MAX_SPOKEN = 4_096;

/** XML 1.0 has no place for these at all, escaped or not; lone halves of a surrogate pair are among them. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as XML can carry it: everything else becomes a space. */
export const xmlText = (text: string): string => text.replace(NOT_XML, ' ');

/** Text to be read out, in pieces that are not too long. All white space is one space; nothing to say is no piece. */
export const spokenPieces = (text: string): string[] => piecesOf(xmlText(text).replace(/\s+/g, ' '), MAX_SPOKEN);

/**
 * A long text in pieces: cut after a sentence, otherwise between words, otherwise between characters. Only white space at a cut
 * is lost; no piece is empty.
 * @param max in UTF-16 code units, at least 2
 */
export function piecesOf(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const cut = whereToCut(rest, max);
    pieces.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

/** A sentence's end in the first half is passed over: short pieces sound chopped. */
function whereToCut(text: string, max: number): number {
  const head = text.slice(0, max + 1);
  const sentence = head.search(/[.!?]\s(?:(?![.!?]\s).)*$/s) + 1;
  if (sentence > max / 2) return sentence;
  const space = head.search(/\s\S*$/);
  if (space > 0) return space;
  const splitsPair = (text.codePointAt(max - 1) ?? 0) > 0xffff;
  return splitsPair ? max - 1 : max;
}
