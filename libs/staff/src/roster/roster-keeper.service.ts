import { LOG, type Log } from '#platform/logging';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { GapTellingService } from './gap-telling.service.js';
import { PatternMaking } from './pattern-making.service.js';
import { SwapStore } from './persistence/swap.store.js';
import { swapNotice } from './roster-notices.js';
import { RosterTelling } from './roster-telling.service.js';

/** How often the worker looks, ms; null: never, which only tests want. */
export interface RosterTiming {
  keepEveryMs: number | null;
  gapsEveryMs: number | null;
}
export const ROSTER_TIMING = Symbol('ROSTER_TIMING');
export const DEFAULT_ROSTER_TIMING: RosterTiming = { keepEveryMs: 30_000, gapsEveryMs: 300_000 };

/** What the worker does for the roster, again and again; any number of workers may. */
@Injectable()
export class RosterKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tickers: Ticker[];

  constructor(
    private readonly making: PatternMaking,
    private readonly swaps: SwapStore,
    private readonly telling: RosterTelling,
    gaps: GapTellingService,
    @Inject(LOG) private readonly log: Log,
    @Inject(ROSTER_TIMING) timing: RosterTiming,
  ) {
    const onError = (err: unknown): void => this.log.error({ err, component: 'roster' }, 'looking after the roster failed; it comes again');
    const works: [number | null, () => Promise<unknown>][] = [
      [timing.keepEveryMs, () => this.keep()],
      [timing.gapsEveryMs, () => gaps.step()],
    ];
    this.tickers = works.flatMap(([everyMs, work]) => (everyMs === null ? [] : [new Ticker(work, { everyMs, onError })]));
  }

  onApplicationBootstrap(): void {
    for (const ticker of this.tickers) ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.tickers.map((ticker) => ticker.stop()));
  }

  /** Makes the shifts of patterns, and ends what was asked about shifts that have begun. */
  async keep(): Promise<void> {
    await this.making.step();
    await this.telling.act(undefined, async (tx) => {
      const ended = await this.swaps.endOf(tx, await this.swaps.begun(tx), 'began');
      const notices = ended.flatMap(({ id, by, to }) => [swapNotice(id, by, 'began'), swapNotice(id, to, 'began')]);
      return { answer: undefined, told: await this.telling.tell(tx, null, notices) };
    });
  }
}
