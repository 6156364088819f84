import type { SimClock, Timer } from './sim-clock.js';

interface Planned {
  readonly at: number;
  readonly order: number;
  readonly act: () => void;
}

/** Everything happens on a grid, so that what happens "at the same time" is one step, however many calls there are. */
const GRID_MS = 100;

/** Time that stands still until it is told to move. What is due at one instant happens in the order in which it was planned. */
export class VirtualClock implements SimClock {
  private ms: number;
  private order = 0;
  private readonly planned = new Set<Planned>();

  /** @param start milliseconds since 1970 */
  constructor(start: number) {
    this.ms = Math.ceil(start / 1_000) * 1_000;
  }

  now(): number {
    return this.ms;
  }

  after(seconds: number, act: () => void): Timer {
    const at = this.ms + Math.ceil((Math.max(0, seconds) * 1_000) / GRID_MS) * GRID_MS;
    const plan: Planned = { at, order: (this.order += 1), act };
    this.planned.add(plan);
    return { cancel: () => void this.planned.delete(plan) };
  }

  /** When the next thing is due, in milliseconds since 1970; undefined when nothing is. */
  nextAt(): number | undefined {
    let next: number | undefined;
    for (const { at } of this.planned) if (next === undefined || at < next) next = at;
    return next;
  }

  /** Moves on to `ms` and does what is due by then; never goes back. */
  moveTo(ms: number): void {
    this.ms = Math.max(this.ms, ms);
    const due = [...this.planned].filter(({ at }) => at <= this.ms).sort((a, b) => a.at - b.at || a.order - b.order);
    for (const plan of due) if (this.planned.delete(plan)) plan.act();
  }
}
