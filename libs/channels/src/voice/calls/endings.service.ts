import { CallActs } from '#cases';
import type { LeftLiveReason } from '#domain';
import type { Tx } from '#platform/database';
import { PhoneOutbox } from '#telephony';
import { Injectable } from '@nestjs/common';
import { outcomeOf, type CallOutcome } from '../decisions/outcome-of.js';
import { CallStore } from '../persistence/call.store.js';
import { viewOf, type CallRow } from '../persistence/call-row.js';
import { LimitStore } from '../persistence/limit.store.js';
import { LegStore } from '../persistence/leg.store.js';
import { spokenTime } from '../scripts/spoken.js';
import { VOICE_TEXTS } from '../scripts/texts/all-texts.js';
import { changed, once } from '../once.js';
import { VoiceLine } from '../voice-line.js';

/** A voice message of a call that is over may be told of so much later, ms. */
const RECORDING_MAY_COME_MS = 15_000;

const LEFT_LIVE: Record<CallOutcome, LeftLiveReason> = {
  talked: 'hung-up',
  voicemail: 'voicemail',
  callback_promised: 'callback-promised',
  hung_up: 'hung-up',
};

/** How calls end: each in exactly one way, each case with somebody who will answer by a time. */
@Injectable()
export class Endings {
  constructor(
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly limits: LimitStore,
    private readonly acts: CallActs,
    private readonly outbox: PhoneOutbox,
    private readonly line: VoiceLine,
  ) {}

  /**
   * The call is over at the provider, as any of several messengers may say first: noted at once, so that nobody is rung for it any
   * more. The worker closes it, a moment later.
   */
  over(callId: string): Promise<void> {
    return this.calls.over(callId);
  }

  /** Closes a call that is over, unless a voice message may still be on its way. Done twice, done once. @returns whether it is closed */
  async close(callId: string): Promise<boolean> {
    const row = await this.calls.find(callId);
    if (!row || row.state === 'ended') return true;
    if (row.overAt === null || awaitsRecording(row)) return false;
    if (row.direction === 'callback') return this.end(row, row.connectedAt === null ? 'not_reached' : 'talked');
    const how = outcomeOf({ talked: row.connectedAt !== null, voicemail: row.recorded, promised: row.promisedBy !== null });
    if (row.caseState === 'waiting' && row.live) await this.acts.leaveLive(row.caseId, LEFT_LIVE[how]);
    return this.end(row, how);
  }

  /** Somebody will call back, by the time that the case promises anyway. @returns the call as it then stands */
  async promise(callId: string, why: LeftLiveReason): Promise<CallRow | undefined> {
    const before = await this.calls.find(callId);
    if (!before || before.state === 'ended') return before;
    if (before.promisedBy !== null) return before;
    await this.acts.leaveLive(before.caseId, why);
    const row = (await this.calls.find(callId)) ?? before;
    const by = row.dueAt ?? row.now;
    const facts = { callId, ...(row.dueAt === null ? {} : { dueAt: row.dueAt }) };
    await once(this.acts.note(row.caseId, 'callback.promised', facts, async (tx) => changed(await this.calls.promise(tx, callId, by))));
    return this.calls.find(callId);
  }

  /** @throws nothing for a call that ended meanwhile */
  private async end(row: CallRow, how: CallOutcome | 'not_reached'): Promise<boolean> {
    const seconds = row.connectedAt === null ? 0 : Math.round(((row.overAt ?? row.now) - row.connectedAt) / 1_000);
    await once(
      this.acts.note(row.caseId, 'call.ended', { callId: row.callId, how, seconds }, async (tx) => {
        changed(await this.calls.end(tx, row.callId, how));
        for (const leg of await this.legs.open(tx, row.callId)) await this.outbox.cancel(tx, leg.legId);
        if (row.direction === 'incoming' && row.number !== null && (row.responded || row.recorded))
          await this.text(tx, row.callId, row.number, how);
      }),
    );
    this.outbox.hint();
    return true;
  }

  /**
   * The code goes out after the outcome, with what was promised; to phones that take texts. Not to who hung up at once: that costs
   * whoever calls in somebody else's name nothing.
   */
  private async text(tx: Tx, callId: string, number: string, how: CallOutcome | 'not_reached'): Promise<void> {
    await this.limits.lock(tx, number, 'texts');
    const row = await this.calls.find(callId, tx);
    const view = row && viewOf(row);
    if (!row || !view || !view.textable || view.number === null || !this.line.settings) return;
    const texts = VOICE_TEXTS[view.language];
    const time = (at: number | null) => (at === null ? null : spokenTime(at, view.now, view.language, view.timeZone));
    const kept = view.caseIs === 'waiting' ? texts.textKept(time(view.dueAt)) : '';
    const what = how === 'callback_promised' ? texts.textPromised(time(view.promisedBy)) : how === 'talked' ? '' : kept;
    await this.outbox.store(tx, {
      ...{ kind: 'sms', purpose: 'tracking_code', caseId: view.caseId, to: view.number, from: this.line.settings.number },
      text: texts.textTracking(view.trackingCode, what),
    });
  }
}

const awaitsRecording = ({ voicemailAt, promisedBy, recorded, overAt, now }: CallRow): boolean =>
  voicemailAt !== null && promisedBy === null && !recorded && overAt !== null && now < overAt + RECORDING_MAY_COME_MS;
