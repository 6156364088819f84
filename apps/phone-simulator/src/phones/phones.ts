import type { SimClock } from '../engine/clock/sim-clock.js';
import type { Trace } from '../engine/trace.js';
import { Handset } from './handset.js';

/** All telephones that anybody ever dialled or had. */
export class Phones {
  private readonly byNumber = new Map<string, Handset>();

  constructor(
    private readonly clock: SimClock,
    private readonly trace: Trace,
  ) {}

  /** Every number that is dialled has a telephone, if only one that rings in vain. */
  of(number: string): Handset {
    const existing = this.byNumber.get(number);
    if (existing) return existing;
    const made = new Handset(number, this.clock, this.trace);
    this.byNumber.set(number, made);
    return made;
  }

  /** Only one that is there already. */
  find(number: string): Handset | undefined {
    return this.byNumber.get(number);
  }

  all(): Handset[] {
    return [...this.byNumber.values()];
  }

  remove(number: string): void {
    this.byNumber.delete(number);
  }
}
