/** Where a call goes on: at a URL, or with a document that is given at once. */
export interface Destination {
  /** Absolute. With a document: what its relative addresses are relative to. */
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly fields?: Readonly<Record<string, string>>;
  readonly twiml?: string;
}

/** Why whatever a call was doing has stopped. */
export type Interruption =
  | { readonly kind: 'over' }
  | { readonly kind: 'redirected'; readonly to: Destination }
  /** Only this part of the call: waiting music that is no longer wanted. */
  | { readonly kind: 'enough' };

/** Thrown through whatever a call was doing. */
export class Interrupted extends Error {
  constructor(readonly why: Interruption) {
    super(`interrupted: ${why.kind}`);
    this.name = 'Interrupted';
  }
}

/**
 * What a call does at the moment, and the only way in which it can be disturbed. An interruption that comes while nothing is
 * waited for takes effect at the next wait; the end of the call overrides any other.
 */
export class Attention {
  private cut: ((why: Interruption) => void) | undefined;
  private pending: Interruption | undefined;

  interrupt(why: Interruption): void {
    if (this.pending?.kind === 'over') return;
    this.pending = why;
    this.cut?.(why);
  }

  /**
   * Waits for what `start` promises.
   * @param start gets a signal that is aborted when nobody waits for it any more
   * @throws {Interrupted}
   */
  async on<T>(start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.throwIfInterrupted();
    const over = new AbortController();
    const interrupted = new Promise<never>((_, reject) => {
      this.cut = (why) => reject(new Interrupted(why));
    });
    try {
      return await Promise.race([start(over.signal), interrupted]);
    } finally {
      this.cut = undefined;
      over.abort();
      this.throwIfInterrupted();
    }
  }

  /** @throws {Interrupted} once for each redirection, always when it is over */
  throwIfInterrupted(): void {
    const why = this.pending;
    if (!why) return;
    if (why.kind === 'redirected') this.pending = undefined;
    throw new Interrupted(why);
  }
}
