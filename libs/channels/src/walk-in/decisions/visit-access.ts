import type { Reader } from '#cases';
import { VISIT_LIMITS } from '#contracts';

const MINUTE = 60_000;
const SILENCE_MS = VISIT_LIMITS.silenceMinutes * MINUTE;

/** Who sits where, as far as access minds; instants are epoch ms. */
export interface VisitFacts {
  /** Null: the visitor wrote for themselves on the room's tablet. */
  hostId: string | null;
  endsAt: number;
  endedAt: number | null;
}

/** Somebody sits at a desk: it was not ended, and did not end by silence. */
export const isOpen = (visit: Pick<VisitFacts, 'endsAt' | 'endedAt'>, now: number): boolean => visit.endedAt === null && now < visit.endsAt;

/**
 * Whether a person may see a visit and act in it: its own host, while the visitor sits beside them (domain.md §6). Everybody else,
 * another host at the same desk too, needs the resident's key, and then it is a visit of their own.
 */
export const mayServe = (who: Reader, visit: VisitFacts, now: number): boolean =>
  who.roles.includes('host') && visit.hostId === who.personId && isOpen(visit, now);

/** Until when a visit goes on after something was done in it. Nothing makes it shorter. @param ahead ms that the visitor was asked to wait */
export const goesOnUntil = (endsAt: number, now: number, ahead = 0): number => Math.max(endsAt, now + ahead + SILENCE_MS);

/** A visit that begins now goes on as one in which something was just done. */
export const beginsAt = (now: number): { openedAt: number; endsAt: number } => ({ openedAt: now, endsAt: now + SILENCE_MS });
