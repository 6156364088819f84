import { CallActs, Residents } from '#cases';
import type { CallScript, Given, QueueLeft } from '#telephony';
import { Injectable } from '@nestjs/common';
import { CallStore } from '../persistence/call.store.js';
import { viewOf, type CallRow } from '../persistence/call-row.js';
import { meet } from '../scripts/official-scripts.js';
import { afterCode, askCode, enterQueue, goodbye, leaveMessage, nobodyCame, tellsCode, waiting } from '../scripts/resident-scripts.js';
import { VoiceLine } from '../voice-line.js';
import { Endings } from './endings.service.js';
import { GONE } from './gone.js';
import { JoinCodes } from './join-codes.service.js';

/** Waiting for somebody to answer: into the queue of one's own, what is heard there, and how it ends. */
@Injectable()
export class Queueing {
  constructor(
    private readonly calls: CallStore,
    private readonly codes: JoinCodes,
    private readonly residents: Residents,
    private readonly acts: CallActs,
    private readonly endings: Endings,
    private readonly line: VoiceLine,
  ) {}

  /** `2`: they want to go on with an open case; six digits: its code; anything else goes on with the new one. */
  async code(callId: string, { digits }: Given): Promise<CallScript> {
    const row = await this.calls.find(callId);
    if (!row || row.state === 'ended') return GONE;
    if (digits === '2') {
      await this.codes.send(row);
      return askCode(viewOf(row), this.line.url);
    }
    if (!/^\d{6}$/.test(digits ?? '')) return this.enter(callId);
    const result = await this.codes.enter(row, digits ?? '');
    if (result === 'wrong') return askCode(viewOf(row), this.line.url, true);
    return afterCode(viewOf(row), result === 'joined' && (await this.codes.joinedCase(row)), this.line.url);
  }

  async enter(callId: string): Promise<CallScript> {
    const [row] = await Promise.all([this.calls.find(callId), this.calls.enter(callId)]);
    if (!row || row.state === 'ended') return GONE;
    return row.state === 'leaving' ? nobodyCame(viewOf(row), this.line.url) : enterQueue(viewOf(row), this.line.url);
  }

  async wait(callId: string): Promise<CallScript> {
    const row = await this.calls.waiting(callId);
    if (!row || row.state === 'ended' || row.state === 'leaving') return [{ step: 'leaveQueue' }];
    // Whoever pressed 1 hears a few words first; the caller is joined with them in a moment.
    if (row.state !== 'waiting') return [{ step: 'pause', seconds: 2 }];
    const view = viewOf(row);
    await Promise.all([this.residents.seen(row), ...(tellsCode(view) ? [this.calls.codeTold(callId)] : [])]);
    return waiting(view, this.line.url);
  }

  /** The star: a callback that keeps its place. Any other key changes nothing. */
  async key(callId: string, { digits }: Given): Promise<CallScript> {
    const row = await this.calls.waiting(callId);
    if (!row || row.state !== 'waiting') return [{ step: 'leaveQueue' }];
    if (digits !== '*' || !row.callable) return waiting(viewOf(row), this.line.url);
    await this.endings.promise(callId, 'callback-promised');
    return [{ step: 'leaveQueue' }];
  }

  /** The waiting ended. @param left null: a conference ended */
  async left(callId: string, left: QueueLeft | null): Promise<CallScript> {
    const row = await this.calls.find(callId);
    if (!row || row.state === 'ended') return GONE;
    const result = left?.result ?? 'connected';
    if (result === 'hung-up') {
      await this.endings.over(callId);
      return GONE;
    }
    if (row.conference !== null && left !== null) return meet(callId, 'resident', this.line.url);
    if (result === 'connected') return goodbye(viewOf(row), 'talked');
    return this.nobody(callId);
  }

  /** Nobody answered in time: what happens instead, and by when. */
  async nobody(callId: string): Promise<CallScript> {
    const row = await this.calls.find(callId);
    if (!row || row.state === 'ended') return GONE;
    if (row.promisedBy !== null) return goodbye(viewOf(row), 'promised');
    const view = viewOf(row);
    if (view.caseIs === 'closed') return goodbye(view, 'closed');
    if (view.caseIs === 'held') return this.ownerCallsBack(row);
    await this.calls.leave(callId);
    await this.acts.leaveLive(row.caseId, 'nobody-came');
    const now = await this.calls.find(callId);
    return nobodyCame(viewOf(now ?? row), this.line.url);
  }

  /** Somebody answers for the case and could not be reached by phone: they call back. */
  private async ownerCallsBack(row: CallRow): Promise<CallScript> {
    if (!row.callable) {
      await this.calls.voicemail(row.callId);
      return leaveMessage(viewOf(row), this.line.url, row.number === null ? undefined : 'no-callback');
    }
    return goodbye(viewOf((await this.endings.promise(row.callId, 'callback-promised')) ?? row), 'promised');
  }
}
