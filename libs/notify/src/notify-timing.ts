/** How often the worker looks, in ms. */
export interface NotifyTiming {
  /** Looking for effects to hand over. `null`: never, which only tests want. */
  relayEveryMs: number | null;
}

export const NOTIFY_TIMING = Symbol('NOTIFY_TIMING');

export const DEFAULT_NOTIFY_TIMING: NotifyTiming = { relayEveryMs: 500 };
