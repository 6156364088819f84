const MINUTE = 60_000;

/** How long somebody stays signed in, in milliseconds. */
export interface SessionLimits {
  /** From the sign-in, whatever happens: a working day and a little. */
  absoluteMs: number;
  /** Since the last request. */
  idleMs: number;
}

export const SESSION_LIMITS = Symbol('SESSION_LIMITS');

export const DEFAULT_SESSION_LIMITS: SessionLimits = { absoluteMs: 600 * MINUTE, idleMs: 60 * MINUTE };

/** How long a sign-in may take at the identity provider. */
export const SIGN_IN_ATTEMPT_MS = 10 * MINUTE;
