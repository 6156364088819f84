/** What is done again and again. */
export interface TickerOptions {
  everyMs: number;
  /** Told of what a tick threw; the next tick comes all the same. */
  onError: (error: unknown) => void;
}

/**
 * Does something again and again, never twice at once: the next tick is set when the last one has ended. An error ends a
 * tick, never the ticking.
 */
export class Ticker {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = true;

  constructor(
    private readonly work: () => Promise<unknown>,
    private readonly options: TickerOptions,
  ) {}

  /** The first tick comes at once. */
  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.tick();
  }

  /** Resolves when a tick that was under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private tick(): void {
    this.running = this.once().then(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.tick(), this.options.everyMs);
    });
  }

  private async once(): Promise<void> {
    try {
      await this.work();
    } catch (error) {
      this.options.onError(error);
    }
  }
}
