import { LOG, type Log } from '#platform/logging';
import { isCallOver, Telephony, type KnownCall, type KnownRecording } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import { Endings } from '../calls/endings.service.js';
import { IncomingCalls } from '../calls/incoming-calls.service.js';
import { CallStore } from '../persistence/call.store.js';
import { RecoveryStore } from '../persistence/recovery.store.js';
import { ArrivedRecordings } from '../recordings/arrived-recordings.service.js';
import { VoiceLine } from '../voice-line.js';

const HOUR_MS = 3_600_000;
/** The first look goes back so far: longer than anybody would leave a line down unseen. */
const FIRST_LOOK_MS = 72 * HOUR_MS;
/** Clocks differ, and a call is listed a little after it began. */
const MARGIN_MS = 10 * 60_000;
/** A call that only just began is being opened by its webhook. */
const JUST_NOW_MS = 30_000;

/** What came while nobody listened: every call to the line is a case, dated when they called, with what was recorded meanwhile. */
@Injectable()
export class Recovery {
  constructor(
    private readonly store: RecoveryStore,
    private readonly incoming: IncomingCalls,
    private readonly calls: CallStore,
    private readonly recordings: ArrivedRecordings,
    private readonly endings: Endings,
    private readonly telephony: Telephony,
    private readonly line: VoiceLine,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** One look. @returns how many calls were found that had no case */
  async look(): Promise<number> {
    if (!this.line.settings) return 0;
    const { lookedUntil, now } = await this.store.looked();
    const since = (lookedUntil ?? now - FIRST_LOOK_MS) - MARGIN_MS;
    const listed = await this.telephony.listCalls({ to: this.line.settings.number, since });
    const recorded = await this.telephony.listRecordings({ since });
    if (!listed.ok || !recorded.ok) {
      this.log.warn({ state: listed.ok ? 'recordings' : listed.refusal }, 'missed calls could not be looked for; it comes again');
      return 0;
    }
    const found = await this.openMissing(listed.items, now);
    await this.openRecordings(recorded.items);
    if (listed.complete && recorded.complete) await this.store.lookedUntil(now);
    else this.log.error({ count: listed.items.length }, 'more calls than can be listed at once: some may be missed');
    if (found > 0) this.log.warn({ count: found }, 'calls that nobody had noticed became cases');
    return found;
  }

  /** Calls that we believe to run, of which nothing was heard for a while: the provider is asked. @returns how many are over */
  async askAfterRunning(): Promise<number> {
    let over = 0;
    for (const { callId, providerId } of await this.store.running()) {
      const known = await this.telephony.findCall(providerId);
      if (known.ok ? !isCallOver(known.call.state) : known.refusal !== 'gone') continue;
      over += 1;
      await this.endings.over(callId);
    }
    for (const callId of await this.store.lostCallbacks()) await this.endings.over(callId);
    return over;
  }

  private async openMissing(listed: readonly KnownCall[], now: number): Promise<number> {
    const known = await this.store.known(listed.map(({ id }) => id));
    const missing = listed.filter(({ id, direction, createdAt, state }) => {
      const isNew = createdAt === null || createdAt > now - JUST_NOW_MS;
      return direction === 'incoming' && !known.has(id) && (!isNew || isCallOver(state));
    });
    let opened = 0;
    for (const call of missing) {
      const one = await this.incoming.open({ callId: call.id, from: call.from }, call.createdAt ?? undefined);
      if (!('callId' in one)) continue;
      opened += 1;
      if (isCallOver(call.state)) await this.calls.over(one.callId);
    }
    return opened;
  }

  private async openRecordings(listed: readonly KnownRecording[]): Promise<void> {
    for (const { id: recordingId, callId: providerId, durationSeconds, createdAt } of listed) {
      const row = providerId === null ? undefined : await this.calls.ofProvider(providerId);
      if (row) await this.recordings.arrived(row, { recordingId, durationSeconds, startedAt: createdAt });
    }
  }
}
