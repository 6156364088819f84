import type { Absence, RosterPattern, RosterShift } from '#contracts';
import type { NamedPerson } from '../persistence/people-names.js';
import type { AbsenceRow } from './persistence/absence.store.js';
import type { PatternRow } from './persistence/pattern.store.js';
import type { ShiftDetails, ShiftRow } from './persistence/shift.store.js';
import type { SwapRow } from './persistence/swap.store.js';

type Names = ReadonlyMap<string, NamedPerson>;

const iso = (instant: number): string => new Date(instant).toISOString();

function person(names: Names, id: string): { username: string; name: string } {
  const found = names.get(id);
  if (!found) throw new Error('the roster names somebody who is not there');
  return { username: found.username, name: found.name };
}

const details = ({ channels, languages, villages, topics, room }: ShiftDetails) => ({
  ...{ channels, languages, villages, topics },
  ...(room !== null && { room }),
});

export function presentShift(shift: ShiftRow, names: Names, swap?: SwapRow): RosterShift {
  return {
    ...{ id: shift.id, version: shift.version, person: person(names, shift.personId) },
    ...{ startsAt: iso(shift.start), endsAt: iso(shift.end) },
    ...details(shift),
    ...(shift.patternId !== null && { patternId: shift.patternId }),
    ...(shift.cancelledAt !== null && { cancelledAt: iso(shift.cancelledAt) }),
    ...(swap && { swap: presentSwap(swap, names) }),
  };
}

function presentSwap(swap: SwapRow, names: Names): NonNullable<RosterShift['swap']> {
  return {
    ...{ id: swap.id, by: person(names, swap.by), to: person(names, swap.to), askedAt: iso(swap.askedAt) },
    ...(swap.endedAt !== null && { endedAt: iso(swap.endedAt) }),
    ...(swap.how !== null && { how: swap.how }),
  };
}

export function presentPattern(pattern: PatternRow, names: Names): RosterPattern {
  const { id, version, weekdays, from, to, everyWeeks, startsOn, endsOn, madeUntil, leftOut } = pattern;
  return {
    ...{ id, version, person: person(names, pattern.personId), weekdays: [...weekdays], from, to, everyWeeks, startsOn, leftOut },
    ...(endsOn !== null && { endsOn }),
    ...(madeUntil !== null && { madeUntil }),
    ...details(pattern),
  };
}

export const presentAbsence = (absence: AbsenceRow, names: Names): Absence => ({
  ...{ id: absence.id, person: person(names, absence.personId), startsAt: iso(absence.start), endsAt: iso(absence.end) },
});
