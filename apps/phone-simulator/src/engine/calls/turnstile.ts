import type { SimClock } from '../clock/sim-clock.js';

/** Lets through so many a second, in the order in which they came; the others wait for their turn. */
export class Turnstile {
  private nextAt = 0;

  constructor(
    private readonly clock: SimClock,
    private readonly perSecond: number,
  ) {}

  /** @returns seconds until one's turn */
  take(): number {
    const now = this.clock.now();
    const turn = Math.max(now, this.nextAt);
    this.nextAt = turn + 1_000 / this.perSecond;
    return (turn - now) / 1_000;
  }
}
