/** So many changes within a window are told one by one to everybody whose lists they may be in. */
const MOST = 100;
const WINDOW_MS = 250;

/**
 * When thousands of cases change at once (an outage's deadlines, say), telling each official of each of them would drown the
 * server and their browsers, which fetch their lists anew at the first. Lets through the first of each window, then only the last.
 */
export class Pace<T> {
  private used = 0;
  private last: T | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** @param atEnd told the last one that was held back, when its window ends */
  constructor(
    private readonly atEnd: (last: T) => void,
    private readonly most = MOST,
    private readonly windowMs = WINDOW_MS,
  ) {}

  /** Whether to tell everybody of this one now. */
  allows(one: T): boolean {
    if (this.timer === undefined) this.timer = setTimeout(() => this.ended(), this.windowMs).unref();
    this.used += 1;
    if (this.used <= this.most) return true;
    this.last = one;
    return false;
  }

  stop(): void {
    clearTimeout(this.timer);
    this.last = undefined;
  }

  private ended(): void {
    const { last } = this;
    this.timer = undefined;
    this.used = 0;
    this.last = undefined;
    if (last !== undefined) this.atEnd(last);
  }
}
