/** How often the worker looks, in ms. */
export interface NotifyTiming {
  /** Looking for effects to hand over. `null`: never, which only tests want. */
  relayEveryMs: number | null;
  /** Looking for texts to residents that did not arrive. `null`: never, which only tests want. */
  undeliveredEveryMs: number | null;
  /** Looking for steps whose time has come. `null`: never, which only tests want. */
  stepsEveryMs: number | null;
  /** Looking for duty shifts that begin. `null`: never, which only tests want. */
  shiftsEveryMs: number | null;
}

export const NOTIFY_TIMING = Symbol('NOTIFY_TIMING');

export const DEFAULT_NOTIFY_TIMING: NotifyTiming = {
  relayEveryMs: 500,
  undeliveredEveryMs: 2_000,
  stepsEveryMs: 1_000,
  shiftsEveryMs: 5_000,
};
