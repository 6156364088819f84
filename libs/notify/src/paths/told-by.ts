import { isHeld, rungAt, type Rung } from '#domain';
import { ladderOf, toldByRung } from '../rung-told.js';
import type { Context, Telling } from '../telling.js';

/** Why somebody is told, as far as paths depend on it. */
export interface Cause {
  readonly rung: Rung | null;
  /** The round of the `take` clock that the rung's telling started with; null: not told by it. */
  readonly takeRound: number | null;
  readonly asOwner: boolean;
  /** The resident is on the telephone: the line rings by itself. */
  readonly ringing: boolean;
}

/** Where one telling comes from: the rung that the case came to stand on, the mayor's own, or neither. Pure. */
export function toldBy(context: Context, { personId, type }: Telling): Cause {
  const { event, after } = context.happening;
  const start = (event.changes.clocks ?? []).find((change) => change.op === 'start' && change.kind === 'take');
  const ladder = ladderOf(context);
  const asOwner = isHeld(after) && after.owner?.personId === personId;
  const ringing = after.live && after.channel === 'voice';
  if (start && toldByRung(context).includes(personId))
    return { rung: rungAt(ladder, after.level) ?? null, takeRound: start.round, asOwner, ringing };
  // What comes before the mayor in other ways comes by the paths of the mayor's rung too.
  return { rung: type === 'case.at_mayor' ? (ladder.at(-1) ?? null) : null, takeRound: null, asOwner, ringing };
}
