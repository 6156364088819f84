import { contains, type MultiPolygon } from './geometry.js';
import type { Unit } from './units.js';

/** Which village a unit would be the room of, and how that is known. */
export interface ChosenUnit {
  unit: Unit;
  /** Code. */
  village: string;
  mapped: boolean;
}

/** What is known of the rooms that are there. */
export interface StandingRoom {
  village: string;
  unitId: number | null;
}

/**
 * Chooses at most one unit for each village: what the mapping says, else the unit that is its room already, else the only unit that
 * lies within its boundary. Where it is not clear which, none is chosen: an import guesses nothing.
 * @param isLand whether people live in the village
 */
export function chooseRooms(
  units: readonly Unit[],
  mapping: ReadonlyMap<number, string>,
  boundaries: readonly { code: string; boundary: MultiPolygon }[],
  rooms: readonly StandingRoom[],
  isLand: (code: string) => boolean,
): { chosen: ChosenUnit[]; skipped: string[] } {
  const skipped: string[] = [];
  const mapped = new Set(mapping.values());
  const roomOf = new Map(rooms.flatMap(({ unitId, village }) => (unitId === null ? [] : [[unitId, village] as const])));
  const within = new Map<string, Unit[]>();
  const chosen: ChosenUnit[] = [];
  for (const unit of units) {
    const wanted = mapping.get(unit.id);
    if (wanted !== undefined) {
      chosen.push({ unit, village: wanted, mapped: true });
      continue;
    }
    const standing = roomOf.get(unit.id);
    const place = standing === undefined ? placeOf(unit, boundaries, isLand) : { village: standing };
    if ('why' in place) skipped.push(`${unit.id} ${unit.name}: ${place.why}`);
    else within.set(place.village, [...(within.get(place.village) ?? []), unit]);
  }
  for (const [village, found] of within) {
    const standing = found.find(({ id }) => roomOf.get(id) === village);
    const one = mapped.has(village) ? undefined : (standing ?? (found.length === 1 ? found[0] : undefined));
    if (one) chosen.push({ unit: one, village, mapped: false });
    const why = mapped.has(village) || standing ? 'another unit is the room of its village' : `${found.length} units lie in village ${village}: a mapping must choose`; // prettier-ignore
    for (const unit of found) if (unit !== one) skipped.push(`${unit.id} ${unit.name}: ${why}`);
  }
  for (const [id, village] of mapping)
    if (!units.some((unit) => unit.id === id)) skipped.push(`${id}: mapped to village ${village}, but not in the file`);
  return { chosen, skipped };
}

/** The village within whose boundary a unit lies, or why there is none. */
function placeOf(
  { location }: Unit,
  boundaries: readonly { code: string; boundary: MultiPolygon }[],
  isLand: (code: string) => boolean,
): { village: string } | { why: string } {
  if (location === null) return { why: 'has no location and stands in no mapping' };
  if (boundaries.length === 0) return { why: 'stands in no mapping, and no boundaries were imported' };
  const village = boundaries.find(({ boundary }) => contains(boundary, location))?.code;
  if (village === undefined) return { why: 'lies in no village' };
  return isLand(village) ? { village } : { why: 'lies at sea' };
}
