import { LOG, type Log } from '#platform/logging';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Endings } from './calls/endings.service.js';
import { CallStore } from './persistence/call.store.js';
import { RecordingKeeper } from './recordings/recording-keeper.service.js';
import { Recovery } from './recovery/recovery.service.js';
import { Ringing } from './ringing/ringing.service.js';
import { VOICE_TIMING, type VoiceTiming } from './voice-timing.js';

/** What the worker does for calls, again and again. */
@Injectable()
export class VoiceTickers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tickers: Ticker[];

  constructor(
    ringing: Ringing,
    keeper: RecordingKeeper,
    recovery: Recovery,
    private readonly endings: Endings,
    private readonly calls: CallStore,
    @Inject(LOG) private readonly log: Log,
    @Inject(VOICE_TIMING) timing: VoiceTiming,
  ) {
    const works: [number | null, () => Promise<unknown>][] = [
      [timing.ringEveryMs, () => ringing.step()],
      [timing.closeEveryMs, () => this.close()],
      [timing.recordingsEveryMs, () => keeper.step()],
      [timing.recoverEveryMs, () => recovery.look()],
      [timing.askAfterEveryMs, () => recovery.askAfterRunning()],
    ];
    const onError = (err: unknown): void => this.log.error({ err, component: 'voice' }, 'looking after calls failed; it comes again');
    this.tickers = works.flatMap(([everyMs, work]) => (everyMs === null ? [] : [new Ticker(work, { everyMs, onError })]));
  }

  onApplicationBootstrap(): void {
    for (const ticker of this.tickers) ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.tickers.map((ticker) => ticker.stop()));
  }

  /** Calls that are over and waited for a voice message, or whose closing was interrupted. */
  async close(): Promise<void> {
    const closing = (await this.calls.toClose()).map((callId) =>
      this.endings.close(callId).catch((err: unknown) => this.log.error({ err }, 'a call could not be closed; it is tried again')),
    );
    await Promise.all(closing);
  }
}
