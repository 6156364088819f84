import { fitsOne } from '../routing/duty.js';
import type { Span } from '../sla/working-time.js';
import { LANGUAGES, LIVE_CHANNELS, type Language } from '../vocabulary.js';
import type { Rostered } from './presence.js';

/** A live channel that nobody serves in a language from `start` until before `end`, epoch ms. */
export interface Gap extends Span {
  readonly channel: (typeof LIVE_CHANNELS)[number];
  readonly language: Language;
}

/**
 * Where a live channel lacks somebody, in each language apart, within `[from, to)`: every span as long as can be, its edges exact
 * (domain.md §5). Only officials count, and whoever serves some villages or topics alone counts too: there is a rung for everybody.
 * @param there who is really there, and when
 */
export function gapsOf(there: readonly Rostered[], from: number, to: number): Gap[] {
  return LIVE_CHANNELS.flatMap((channel) =>
    LANGUAGES.flatMap((language) =>
      uncovered(
        there.filter((shift) => serves(shift, channel, language)),
        from,
        to,
      ).map((span) => ({ channel, language, ...span })),
    ),
  );
}

/** Whether a shift is one for contacts of this channel in this language. */
const serves = ({ roles, duties, channels }: Rostered, channel: string, language: string): boolean =>
  roles.includes('official') && fitsOne(channels, channel) && fitsOne(duties.languages, language);

function uncovered(spans: readonly Span[], from: number, to: number): Span[] {
  const gaps: Span[] = [];
  let until = from;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start >= to) break;
    if (start > until) gaps.push({ start: until, end: start });
    until = Math.max(until, end);
  }
  if (until < to) gaps.push({ start: until, end: to });
  return gaps;
}
