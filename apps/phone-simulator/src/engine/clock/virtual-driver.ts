import type { Activity } from './activity.js';
import { DEFAULT_PATIENCE_SECONDS, type Driver } from './driver.js';
import { settle, type Quiet } from './settle.js';
import type { VirtualClock } from './virtual-clock.js';

/**
 * Moves virtual time, one instant after another, and before each waits until no request is under way: so what a program answers
 * counts at the instant at which it was asked, however slow the machine is. Several may drive at once; their steps take turns.
 */
export class VirtualDriver implements Driver {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly clock: VirtualClock,
    private readonly activity: Activity,
    private readonly quiet: Quiet,
  ) {}

  async run(seconds: number): Promise<void> {
    const end = this.clock.now() + seconds * 1_000;
    while (await this.inTurn(() => this.step(end)));
    await this.settle();
  }

  async until(isSo: () => boolean, what = 'what was waited for', seconds = DEFAULT_PATIENCE_SECONDS): Promise<void> {
    const end = this.clock.now() + seconds * 1_000;
    while (!isSo()) {
      const moved = await this.inTurn(async () => {
        await settle(this.activity, this.quiet);
        if (isSo()) return true;
        const next = this.clock.nextAt();
        if (next === undefined || next > end) return false;
        this.clock.moveTo(next);
        return true;
      });
      if (!moved && !isSo()) throw new Error(`${what}: did not happen within ${seconds} s`);
    }
  }

  async untilQuiet(seconds = 4 * 3_600): Promise<void> {
    const end = this.clock.now() + seconds * 1_000;
    const isOver = () => this.inTurn(() => this.isNothingPlanned(end));
    while (!(await isOver()));
  }

  settle(): Promise<void> {
    return this.inTurn(() => settle(this.activity, this.quiet));
  }

  /** Does what is next. @returns whether there was nothing @throws when it is later than `end` */
  private async isNothingPlanned(end: number): Promise<boolean> {
    await settle(this.activity, this.quiet);
    const next = this.clock.nextAt();
    if (next === undefined) return true;
    if (next > end) throw new Error('it does not become quiet');
    this.clock.moveTo(next);
    return false;
  }

  /** @returns whether there is more to do before `end` */
  private async step(end: number): Promise<boolean> {
    await settle(this.activity, this.quiet);
    const next = this.clock.nextAt();
    const more = next !== undefined && next <= end;
    this.clock.moveTo(more ? next : end);
    return more;
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.last.then(act);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
