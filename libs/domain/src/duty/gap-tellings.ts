import type { Gap } from './gaps.js';

/** How long before it begins somebody is told of a gap, ms. */
const AHEAD = { day: 86_400_000, week: 7 * 86_400_000 } as const;

/** Gaps that begin at the same moment are told of together. */
export interface GapTelling {
  /** `now`: it was there already when the days that are looked at began. */
  readonly ahead: 'week' | 'day' | 'now';
  readonly start: number;
  /** When the last of them ends. */
  readonly end: number;
  readonly channels: readonly string[];
  readonly languages: readonly string[];
}

/**
 * Which gaps are to be told of now: a week ahead, and again a day ahead (domain.md §5). Told at least as often as this is asked; the same
 * gap is the same telling each time, so that keys made of it show it once. One that is noticed later than a week ahead is told of at once.
 * @param from when the days begin that were looked at: what is open then is told of as open, whenever it began
 */
export function gapTellings(gaps: readonly Gap[], from: number, now: number): GapTelling[] {
  const starts = [...new Set(gaps.map(({ start }) => start))].sort((a, b) => a - b);
  return starts.flatMap((start) => {
    const ahead = start <= from ? 'now' : start - now <= AHEAD.day ? 'day' : start - now <= AHEAD.week ? 'week' : undefined;
    if (ahead === undefined) return [];
    const together = gaps.filter((gap) => gap.start === start);
    return [
      {
        ...{ ahead, start },
        end: Math.max(...together.map(({ end }) => end)),
        channels: [...new Set(together.map(({ channel }) => channel))],
        languages: [...new Set(together.map(({ language }) => language))],
      },
    ];
  });
}
