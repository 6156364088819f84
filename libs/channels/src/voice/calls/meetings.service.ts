import type { Language } from '#domain';
import { UnitOfWork } from '#platform/database';
import { LOG, type Log } from '#platform/logging';
import { Telephony, type CallScript, type ConferenceNews } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import type { CallRow } from '../persistence/call-row.js';
import { CallStore } from '../persistence/call.store.js';
import { LegStore, type LegRow } from '../persistence/leg.store.js';
import { conferenceOf, meet, tooLate } from '../scripts/official-scripts.js';
import { VoiceLine } from '../voice-line.js';
import { GONE } from './gone.js';
import { languageOf, viewerOf } from './leg-people.js';

/** Conversations that need more than two ends: both move into a conference when that is asked for, and only then. */
@Injectable()
export class Meetings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly telephony: Telephony,
    private readonly line: VoiceLine,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Resident and owner go on in a conference. The resident is redirected; the owner's side ends by that, asks what comes next, and is
   * told to join. Asked for twice, done once.
   */
  async move(call: CallRow): Promise<void> {
    if (call.conference !== null || call.providerId === null) return;
    await this.unitOfWork.run((tx) => this.calls.meet(tx, call.callId, conferenceOf(call.callId)));
    const moved = await this.telephony.redirectCall(call.providerId, this.line.url('meet', { call: call.callId }));
    if (!moved.ok) this.log.error({ state: moved.refusal, caseId: call.caseId }, 'a call could not be moved into a conference');
  }

  /** Somebody who was asked to help pressed 1; not when they are of the city no more. */
  async assistant(leg: LegRow, call: CallRow): Promise<CallScript> {
    if (call.state !== 'talking' || call.overAt !== null || !viewerOf(leg)) {
      await this.legs.ended(leg.legId, 'late');
      return tooLate(languageOf(leg), null);
    }
    await this.unitOfWork.run((tx) => this.legs.won(tx, leg.legId));
    await this.move(call);
    return meet(call.callId, 'assistant', this.line.url);
  }

  async resident(callId: string): Promise<CallScript> {
    const call = await this.calls.find(callId);
    return call && call.state !== 'ended' ? meet(callId, 'resident', this.line.url) : GONE;
  }

  async languageOf(callId: string): Promise<Language> {
    return (await this.calls.find(callId))?.language ?? 'fi';
  }

  /** The resident came in: they are held if that was asked for before. */
  async news({ conference, event, callId: providerId }: ConferenceNews): Promise<void> {
    if (event !== 'joined' || providerId === null) return;
    const call = await this.calls.ofProvider(providerId);
    if (call && call.heldAt !== null && call.conference === conference) await this.hold(call, true);
  }

  /** @returns false: not in the conference yet, it is done once they are */
  async hold({ conference, providerId, callId }: CallRow, on: boolean): Promise<boolean> {
    if (conference === null || providerId === null) return false;
    const held = await this.telephony.hold(conference, providerId, on, this.line.url('held', { call: callId }));
    return held.ok;
  }
}
