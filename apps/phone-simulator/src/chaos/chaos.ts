import type { Chance } from '../engine/chance.js';
import type { Trace } from '../engine/trace.js';

/** What goes wrong, as probabilities from 0 to 1. All zero: nothing. */
export interface ChaosSettings {
  /** A callback comes twice. */
  readonly duplicate: number;
  /** A callback comes after later ones: up to `lateSeconds`. */
  readonly delay: number;
  readonly lateSeconds: number;
  /** A callback never comes. */
  readonly drop: number;
  /** The answer to a callback is lost, so that it comes again with the same token. */
  readonly loseAnswer: number;
  /** A REST request is answered with 500, and nothing was done. */
  readonly restFailsBefore: number;
  /** A REST request is answered with 500, although it was done. */
  readonly restFailsAfter: number;
}

/** `before`: 500, and nothing was done; `after`: 500, although it was done; `too-many`: 429, come again later. */
export type RestFailure = 'before' | 'after' | 'too-many';

const NO_CHAOS: ChaosSettings = {
  duplicate: 0,
  delay: 0,
  lateSeconds: 5,
  drop: 0,
  loseAnswer: 0,
  restFailsBefore: 0,
  restFailsAfter: 0,
};

/** One delivery of a callback. */
export interface Delivery {
  readonly afterSeconds: number;
  readonly answerLost: boolean;
}

/** Makes things go wrong, by a seed: the same questions in the same order have the same answers. */
export class Chaos {
  private settings: ChaosSettings = NO_CHAOS;
  private readonly nextRest: RestFailure[] = [];

  constructor(
    private readonly chance: Chance,
    private readonly trace: Trace,
  ) {}

  set(settings: Partial<ChaosSettings>): void {
    this.settings = { ...this.settings, ...settings };
  }

  /** The next REST request fails so, whatever chance says; called again: the one after it, too. */
  failNextRest(how: RestFailure): void {
    this.nextRest.push(how);
  }

  get current(): ChaosSettings {
    return this.settings;
  }

  /** How often and when a callback is delivered. */
  fate(kind: string): readonly Delivery[] {
    const { duplicate, delay, lateSeconds, drop, loseAnswer } = this.settings;
    if (this.chance.happens(drop)) {
      this.trace.add('chaos', { did: 'drop', kind });
      return [];
    }
    const delivery = (): Delivery => {
      const afterSeconds = this.chance.happens(delay) ? 0.1 + this.chance.next() * lateSeconds : 0;
      const answerLost = this.chance.happens(loseAnswer);
      if (afterSeconds > 0 || answerLost) this.trace.add('chaos', { did: answerLost ? 'loseAnswer' : 'delay', kind, afterSeconds });
      return { afterSeconds, answerLost };
    };
    if (!this.chance.happens(duplicate)) return [delivery()];
    this.trace.add('chaos', { did: 'duplicate', kind });
    return [delivery(), delivery()];
  }

  /** Whether a REST request fails, and whether it is done nevertheless. */
  restFails(): RestFailure | undefined {
    const next = this.nextRest.shift();
    if (next) return next;
    if (this.chance.happens(this.settings.restFailsBefore)) return 'before';
    return this.chance.happens(this.settings.restFailsAfter) ? 'after' : undefined;
  }
}
