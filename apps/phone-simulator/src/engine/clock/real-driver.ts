import { setTimeout as pause } from 'node:timers/promises';
import type { Activity } from './activity.js';
import { DEFAULT_PATIENCE_SECONDS, type Driver } from './driver.js';
import { settle, type Quiet } from './settle.js';

const LOOK_AGAIN_MS = 10;

/** Real time moves by itself: this only waits for it. */
export class RealDriver implements Driver {
  constructor(
    private readonly activity: Activity,
    private readonly quiet: Quiet,
    private readonly isIdle: () => boolean,
  ) {}

  async run(seconds: number): Promise<void> {
    await pause(seconds * 1_000);
  }

  async until(isSo: () => boolean, what = 'what was waited for', seconds = DEFAULT_PATIENCE_SECONDS): Promise<void> {
    const end = performance.now() + seconds * 1_000;
    while (!isSo()) {
      if (performance.now() > end) throw new Error(`${what}: did not happen within ${seconds} s`);
      await pause(LOOK_AGAIN_MS);
    }
  }

  untilQuiet(seconds = DEFAULT_PATIENCE_SECONDS): Promise<void> {
    return this.until(() => this.activity.underWay === 0 && this.isIdle(), 'quiet', seconds);
  }

  settle(): Promise<void> {
    return settle(this.activity, this.quiet);
  }
}
