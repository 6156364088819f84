/** How often the worker looks, and how long people are given. Null: never by itself, which only tests want. */
export interface VoiceTiming {
  readonly ringEveryMs: number | null;
  readonly closeEveryMs: number | null;
  readonly recordingsEveryMs: number | null;
  readonly recoverEveryMs: number | null;
  /** Calls of which nothing was heard. */
  readonly askAfterEveryMs: number | null;
  /** Those who answer in the web come first. */
  readonly ringPhonesAfterMs: number;
  /** Whoever did not answer is rung again for the same call after so long, so often. */
  readonly ringAgainAfterMs: number;
  readonly ringAttempts: number;
}

export const VOICE_TIMING = Symbol('VOICE_TIMING');

export const DEFAULT_VOICE_TIMING: VoiceTiming = {
  ringEveryMs: 250,
  closeEveryMs: 250,
  recordingsEveryMs: 2_000,
  recoverEveryMs: 300_000,
  askAfterEveryMs: 30_000,
  ringPhonesAfterMs: 5_000,
  ringAgainAfterMs: 20_000,
  ringAttempts: 3,
};
