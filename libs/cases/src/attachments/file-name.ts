import { LIMITS } from '#domain';

/** What hides or turns round what follows it, ends a line, or means something in a path or a header. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}"*/:<>?\\|;%]/gu;
const NAMELESS = 'tiedosto';
/** Longer than any percent-encoded name that fits. */
const MAX_GIVEN = LIMITS.fileName * 12;

/**
 * The name under which a file is shown and downloaded: what the sender called it, made harmless, at most `LIMITS.fileName` long, with the
 * extension that its content has.
 * @param given as in the header `X-File-Name`: percent-encoded UTF-8; anything else counts as no name
 */
export function fileNameOf(given: string | undefined, extension: string): string {
  const last = decoded(given).split(/[/\\]/).at(-1) ?? '';
  const clean = last.replace(NOT_IN_NAMES, '').replace(/\s+/g, ' ').trim();
  const stem = clean.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/^[.\s]+|[.\s]+$/g, '');
  const room = LIMITS.fileName - extension.length - 1;
  let kept = '';
  for (const character of stem)
    if (kept.length + character.length <= room) kept += character;
    else break;
  return `${kept.trim() === '' ? NAMELESS : kept.trim()}.${extension}`;
}

function decoded(given: string | undefined): string {
  if (given === undefined || given.length > MAX_GIVEN) return '';
  try {
    return decodeURIComponent(given);
  } catch {
    return '';
  }
}
