import type { SimClock, Timer } from './sim-clock.js';

/** Real time: for people who press the keys themselves. */
export class RealClock implements SimClock {
  private readonly pending = new Set<NodeJS.Timeout>();

  now(): number {
    return Date.now();
  }

  after(seconds: number, act: () => void): Timer {
    const timeout = setTimeout(() => {
      this.pending.delete(timeout);
      act();
    }, seconds * 1_000);
    this.pending.add(timeout);
    return {
      cancel: () => {
        clearTimeout(timeout);
        this.pending.delete(timeout);
      },
    };
  }

  /** Nothing is planned. */
  get isIdle(): boolean {
    return this.pending.size === 0;
  }

  /** Nothing of what was planned happens any more. */
  stop(): void {
    for (const timeout of this.pending) clearTimeout(timeout);
    this.pending.clear();
  }
}
