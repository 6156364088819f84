import { setTimeout as pause } from 'node:timers/promises';

const PAUSES_MS = [200, 800];
const FRESH_MS = 3_600_000;

/**
 * Something fetched on first use and renewed after an hour. A failure is tried again, first at once, then by whoever asks next;
 * once there is something, a failed renewal leaves it in use.
 */
export class Renewed<T> {
  private value: T | undefined;
  private freshUntil = 0;
  private fetching: Promise<T> | undefined;

  constructor(
    private readonly fetchIt: () => Promise<T>,
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {}

  async get(): Promise<T> {
    if (this.value !== undefined && this.monotonicMs() < this.freshUntil) return this.value;
    this.fetching ??= this.renew().finally(() => {
      this.fetching = undefined;
    });
    return this.fetching;
  }

  private async renew(): Promise<T> {
    try {
      this.value = await this.tryHard();
    } catch (error) {
      if (this.value === undefined) throw error;
    }
    this.freshUntil = this.monotonicMs() + FRESH_MS;
    return this.value;
  }

  private async tryHard(): Promise<T> {
    for (const wait of PAUSES_MS) {
      try {
        return await this.fetchIt();
      } catch {
        await pause(wait);
      }
    }
    return this.fetchIt();
  }
}
