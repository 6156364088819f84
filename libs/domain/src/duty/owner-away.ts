import { CASE_CLOCKS, isHeld, isTicking, type CaseFile } from '../case/case-file.js';
import type { Span } from '../sla/working-time.js';

/** How the owner of a case stands, as far as their being there decides. Instants are epoch ms. */
export interface OwnerStanding {
  /** An absence that runs, and when it was entered. */
  away: (Span & { enteredAt: number }) | null;
  /** When a shift of theirs ended last. */
  shiftEndedAt: number | null;
  /** By switch or by another shift. */
  onDuty: boolean;
  /** When they last did or looked at anything. */
  seenAt: number | null;
}

/**
 * Why nobody is there any more who could answer for a held case (domain.md §3, "owner lost"); undefined: somebody is. Pure.
 * - An absence that lasts beyond the nearest case clock. Whoever takes a case while they are away is there for it, by their own word.
 * - A shift that ended `graceMs` ago or more, its owner not seen since, while the resident of an unanswered case waits live.
 */
export function ownerLostBecause(
  file: CaseFile,
  owner: OwnerStanding,
  { now, graceMs, residentWaits }: { now: number; graceMs: number; residentWaits: boolean },
): 'absence' | 'duty-ended' | undefined {
  if (!isHeld(file) || file.owner === null) return undefined;
  const { since } = file.owner;
  const { away, shiftEndedAt, onDuty, seenAt } = owner;
  if (away && away.start <= now && now < away.end && since < Math.max(away.start, away.enteredAt)) {
    const nearest = Math.min(
      ...file.clocks
        .filter((clock) => isTicking(clock) && (CASE_CLOCKS as readonly string[]).includes(clock.kind))
        .map(({ dueAt }) => dueAt),
    );
    if (nearest < away.end) return 'absence';
  }
  if (shiftEndedAt === null || onDuty || !residentWaits || file.state === 'answered') return undefined;
  if (since >= shiftEndedAt || now - shiftEndedAt < graceMs) return undefined;
  return seenAt === null || seenAt < shiftEndedAt ? 'duty-ended' : undefined;
}
