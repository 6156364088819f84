import type { Tx } from '#platform/database';

/** A session that is over, by the name that {@link Viewer.sessionIdHash} gives it. */
export interface EndedSession {
  sessionIdHash: string;
}

/** Told after the commit that sessions ended, so that sockets opened with them are closed. Best effort; must not throw. */
export type SessionEnded = (sessions: readonly EndedSession[]) => void;
export const SESSION_ENDED = Symbol('SESSION_ENDED');

/**
 * Told inside the transaction that somebody can own cases no longer (disabled, or no official any more): what they held goes up
 * a level (domain.md §3). Whatever it throws undoes the change.
 */
export type PersonGone = (tx: Tx, person: { personId: string }) => Promise<void>;
export const PERSON_GONE = Symbol('PERSON_GONE');

/** The outbox topic of {@link PersonGone}'s default: the worker's relay takes it from there, whoever wrote it. */
export const PERSON_GONE_TOPIC = 'person.gone';
