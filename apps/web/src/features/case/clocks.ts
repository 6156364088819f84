import type { CaseClock, FullCase } from '#contracts';
import { BREACHING_CLOCKS } from '#domain';

/** Neither kept nor broken yet. */
export const isRunning = (clock: CaseClock): boolean => clock.stoppedAt === undefined && clock.breachedAt === undefined;

/** Running promises, the nearest first; then the broken ones, the latest first. */
export function shownClocks(file: Pick<FullCase, 'clocks'>): CaseClock[] {
  const running = file.clocks.filter(isRunning).sort((one, other) => one.dueAt.localeCompare(other.dueAt));
  const broken = file.clocks.filter((clock) => clock.breachedAt !== undefined).sort((one, other) => other.dueAt.localeCompare(one.dueAt));
  return [...running, ...broken];
}

const breaches = ({ kind }: CaseClock) => (BREACHING_CLOCKS as readonly string[]).includes(kind);

/** The one that the inbox shows: what is paused after what ticks, what merely expires after what would be broken. */
export function nearestClock(file: Pick<FullCase, 'clocks'>): CaseClock | undefined {
  const rank = (clock: CaseClock) => Number(clock.pausedAt !== undefined) * 2 + Number(!breaches(clock));
  return file.clocks.filter(isRunning).sort((one, other) => rank(one) - rank(other) || one.dueAt.localeCompare(other.dueAt))[0];
}

/** Since when a promise that still runs has been broken: the first miss of a kind (any, or this one) that was started again. */
export function lateSince(file: Pick<FullCase, 'clocks'>, kind?: CaseClock['kind']): string | undefined {
  const running = new Set(file.clocks.filter(isRunning).map((clock) => clock.kind));
  const missed = file.clocks.filter((clock) => running.has(clock.kind) && (kind === undefined || clock.kind === kind));
  return missed.flatMap(({ breachedAt }) => breachedAt ?? []).sort()[0];
}
