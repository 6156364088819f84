import type { Rung } from '../sla/policy.js';
import { dutyFor, dutyForAll, type OnDuty, type Routable } from './duty.js';

/** Who there is for a rung to tell. */
export interface RungPeople {
  onDuty: readonly OnDuty[];
  /** Active participation mayors, on duty or not: the top of every ladder. */
  mayors: readonly string[];
}

/** The rung that a case stands on: the last one goes on for ever. */
export const rungAt = (ladder: readonly Rung[], level: number): Rung | undefined => ladder[Math.min(level, ladder.length - 1)];

/** Ids of those whom a rung tells of a case (domain.md §5). */
export function onRung(rung: Rung | undefined, { onDuty, mayors }: RungPeople, about: Routable): readonly string[] {
  if (!rung) return [];
  if (rung.tell === 'mayor') return mayors;
  const people = rung.tell === 'duty' ? dutyFor(onDuty, about) : dutyForAll(onDuty);
  return people.map(({ id }) => id);
}

/** Everybody whom a live contact may be offered to at a level: circles widen, so those of every earlier rung stay in. Nobody twice. */
export function circleOf(ladder: readonly Rung[], level: number, people: RungPeople, about: Routable): string[] {
  return [...new Set(ladder.slice(0, Math.max(0, level) + 1).flatMap((rung) => onRung(rung, people, about)))];
}
