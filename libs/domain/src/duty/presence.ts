import type { Span } from '../sla/working-time.js';
import type { OnDuty, Upcoming } from '../routing/duty.js';

/** A shift as it stands on the roster: when its person is there, and what they answer for then. Instants are epoch ms. */
export interface Rostered extends OnDuty, Span {}

/** Somebody is away. */
export interface Away extends Span {
  readonly personId: string;
}

/** The stretches in which people are really there: their shifts without what falls into an absence of theirs. */
export function presences(shifts: readonly Rostered[], absences: readonly Away[]): Rostered[] {
  return shifts.flatMap((shift) => {
    const away = absences.filter(({ personId }) => personId === shift.id);
    return without(shift, away).map(({ start, end }) => ({ ...shift, start, end }));
  });
}

/** Who comes on duty after `now` and before `until`, each from when they come first. */
export function comingOf(there: readonly Rostered[], now: number, until: number): Upcoming[] {
  return there.filter(({ start }) => start > now && start < until).map(({ start: from, ...person }) => ({ ...person, from }));
}

/** What is left of a span, in order. */
function without(span: Span, holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { start } = span;
  for (const hole of [...holes].sort((a, b) => a.start - b.start)) {
    if (hole.end <= start || hole.start >= span.end) continue;
    if (hole.start > start) left.push({ start, end: hole.start });
    start = hole.end;
  }
  if (start < span.end) left.push({ start, end: span.end });
  return left;
}
