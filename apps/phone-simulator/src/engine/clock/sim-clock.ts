/** Something that is to happen later, and can be called off. */
export interface Timer {
  cancel(): void;
}

/** The time of the simulated telephone network. */
export interface SimClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `act` once, `seconds` from now. */
  after(seconds: number, act: () => void): Timer;
}

/**
 * Resolves `seconds` from now; never, once `signal` is aborted.
 * @param signal whoever waits for the wait must stop waiting by it, too
 */
export function wait(clock: SimClock, seconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return;
    const off = () => timer.cancel();
    const timer = clock.after(seconds, () => {
      signal?.removeEventListener('abort', off);
      resolve();
    });
    signal?.addEventListener('abort', off, { once: true });
  });
}
