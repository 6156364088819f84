import type { CaseClock, FullCase } from '#contracts';

const STAFF_CLOCKS = ['take', 'first_answer', 'next_answer', 'resolve', 'verdict', 'resident', 'directive', 'summons', 'offer'] as const;

/** Neither kept nor broken yet. */
export const isRunning = (clock: CaseClock): boolean => clock.stoppedAt === undefined && clock.breachedAt === undefined;

/** Running promises, the nearest first; then the broken ones, the latest first. */
export function shownClocks(file: Pick<FullCase, 'clocks'>): CaseClock[] {
  const known = file.clocks.filter((clock) => (STAFF_CLOCKS as readonly string[]).includes(clock.kind));
  const running = known.filter(isRunning).sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  const broken = known.filter((clock) => clock.breachedAt !== undefined).sort((one, other) => other.dueAt.localeCompare(one.dueAt));
  return [...running, ...broken];
}

export const nearestClock = (file: Pick<FullCase, 'clocks'>): CaseClock | undefined =>
  file.clocks
    .filter(isRunning)
    .sort(
      (one, other) => Number(one.pausedAt !== undefined) - Number(other.pausedAt !== undefined) || one.dueAt.localeCompare(other.dueAt),
    )[0];
