/** How many calls may be placed now, and what to remember as the time of the last one. */
export interface Placing {
  readonly calls: number;
  readonly lastCallAt: number;
}

/** Looking four times a second, so many calls at once keep the pace. */
const LOOKS_PER_SECOND = 4;

/**
 * Keeps calls below so many a second, whoever places them. Several at once take the time of all of them in advance. Pure.
 * @param lastCallAt epoch ms, may lie ahead; null: there was none
 * @param due how many calls wait
 */
export function callsNow(lastCallAt: number | null, now: number, perSecond: number, due: number): Placing {
  const apartMs = 1_000 / perSecond;
  if (due < 1 || (lastCallAt !== null && now < lastCallAt + apartMs)) return { calls: 0, lastCallAt: lastCallAt ?? now };
  const calls = Math.min(due, Math.max(1, Math.floor(perSecond / LOOKS_PER_SECOND)));
  return { calls, lastCallAt: now + Math.ceil((calls - 1) * apartMs) };
}
