const FIRST_MS = 500;
const LONGEST_MS = 15_000;
const STEADY_MS = 60_000;

/** How long to wait before starting something again that keeps ending: longer each time, from anew once it has run steadily. */
export class Backoff {
  private failures = 0;

  /** @param ranForMs how long it ran this time. @returns milliseconds to wait */
  next(ranForMs: number): number {
    if (ranForMs >= STEADY_MS) this.failures = 0;
    const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** this.failures);
    this.failures += 1;
    return wait;
  }

  /** How many times in a row it has ended without having run steadily. */
  get inARow(): number {
    return this.failures;
  }
}
