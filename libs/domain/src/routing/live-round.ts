import { isHeld, runningClock, type CaseFile } from '../case/case-file.js';

/** How a round of offering a live contact ended. */
export type LiveRoundEnd = 'taken' | 'moved_on' | 'left' | 'ended';

/** One round of offering: as long as one `take` clock of the live ladder runs. */
export interface LiveRound {
  round: number;
  level: number;
  /** When it goes on to the next circle, epoch ms. */
  until: number;
}

/** What one change of a case means for those to whom it is offered. */
export interface LiveRoundChange {
  ended?: LiveRoundEnd;
  begins?: LiveRound;
}

/** The round in which a case is offered live; undefined: it is not. */
export function liveRoundOf(file: CaseFile): LiveRound | undefined {
  const take = file.live && file.state === 'waiting' ? runningClock(file, 'take') : undefined;
  return take && { round: take.round, level: file.level, until: take.dueAt };
}

/**
 * Whether a change of a case ends its round of live offers, or begins the next; undefined: neither, which is so of every case
 * that is not live. Pure; needs nothing but the case before (null: it was just opened) and after.
 */
export function liveRoundChange(before: CaseFile | null, after: CaseFile): LiveRoundChange | undefined {
  const was = before ? liveRoundOf(before) : undefined;
  const is = liveRoundOf(after);
  if (was?.round === is?.round) return undefined;
  return { ...(was ? { ended: endOf(after, is !== undefined) } : {}), ...(is ? { begins: is } : {}) };
}

function endOf(after: CaseFile, goesOn: boolean): LiveRoundEnd {
  if (goesOn) return 'moved_on';
  if (isHeld(after)) return 'taken';
  return after.state === 'closed' ? 'ended' : 'left';
}
