import type { PresenceState } from '../vocabulary.js';

/** Without a sign of life for so long somebody is away, whatever they said. Pages beat every 20 s. */
export const HEARTBEAT_LOST_MS = 60_000;
export const DEFAULT_LIVE_CAP = 3;

/** How somebody stands, as far as offering them a live contact minds. */
export interface Availability {
  personId: string;
  /** What they said last. */
  state: PresenceState;
  /** With how many residents at the same time they may be before no more are offered to them. */
  liveCap: number;
  /** Their own cases whose resident is there now. */
  liveNow: number;
  /** When a page of theirs was last known to be open, epoch ms; null: never. */
  heartbeatAt: number | null;
}

/** Whether a live contact is offered to somebody, or why not: their own word goes before everything else. Pure. */
export function availabilityOf(
  { state, heartbeatAt, liveNow, liveCap }: Omit<Availability, 'personId'>,
  now: number,
): 'yes' | 'busy' | 'away' | 'not_connected' | 'full' {
  if (state !== 'available') return state;
  if (heartbeatAt === null || now - heartbeatAt > HEARTBEAT_LOST_MS) return 'not_connected';
  return liveNow >= liveCap ? 'full' : 'yes';
}

/**
 * To whom a live contact is offered: those of its circle who are available, and have not declined it (domain.md §5). Whoever is
 * not known to be available is not. Pure.
 */
export function whoIsOffered(
  circle: readonly string[],
  known: readonly Availability[],
  declined: readonly string[],
  now: number,
): string[] {
  const available = new Set(known.filter((one) => availabilityOf(one, now) === 'yes').map(({ personId }) => personId));
  return [...new Set(circle)].filter((id) => available.has(id) && !declined.includes(id));
}
