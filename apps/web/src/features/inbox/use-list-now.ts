import type { CaseSummary } from '#contracts';
import { useNowNear } from '../../format/use-now.js';

/** The present for the rows of a list: each second near any of their promises, and while a resident of theirs is there. */
export const useListNow = (items: readonly CaseSummary[]): number =>
  useNowNear(
    items.flatMap(({ nearestClock, lateSince }) => [nearestClock?.dueAt, lateSince]),
    items.some(({ live, callerSince }) => live || callerSince !== undefined),
  );
