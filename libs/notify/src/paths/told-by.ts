import { isHeld, rungAt, type Rung } from '#domain';
import { ladderOf, takeStart, toldByRung } from '../rung-told.js';
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

/** Where each telling of one happening comes from: the rung that the case came to stand on, the mayor's own, or neither. Pure. */
export function toldBy(context: Context): (telling: Telling) => Cause {
  const { after } = context.happening;
  const start = takeStart(context);
  const ladder = ladderOf(context);
  const rung = rungAt(ladder, after.level) ?? null;
  const onRung = new Set(start ? toldByRung(context) : []);
  const ringing = after.live && after.channel === 'voice';
  return ({ personId, type }) => {
    const asOwner = isHeld(after) && after.owner?.personId === personId;
    if (start && onRung.has(personId)) return { rung, takeRound: start.round, asOwner, ringing };
    // What comes before the mayor in other ways comes by the paths of the mayor's rung too.
    return { rung: type === 'case.at_mayor' ? (ladder.at(-1) ?? null) : null, takeRound: null, asOwner, ringing };
  };
}
