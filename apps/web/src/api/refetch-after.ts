/** The server marks a promise as broken soon after the instant itself. */
const MARKED_MS = 1000;
/** Again this often while it has not been marked. */
const AGAIN_MS = 5000;
const USUAL_MS = 60_000;

interface Clock {
  dueAt: string;
  pausedAt?: string;
}

/**
 * How soon an answer that shows these running clocks is asked again, ms: each minute, and when one of them has run out.
 * @param at the present, epoch ms
 * @param fetchedAt when the answer came, by the same clock
 */
export function refetchAfter(clocks: readonly Clock[], at: number, fetchedAt: number): number {
  const waits = clocks
    .filter(({ pausedAt }) => pausedAt === undefined)
    .map(({ dueAt }) => Date.parse(dueAt) + MARKED_MS)
    .map((known) => (fetchedAt < known ? Math.max(1000, known - at) : AGAIN_MS));
  return Math.min(USUAL_MS, ...waits);
}
