import { CallActs } from '#cases';
import type { CallScript, CallStarted, Given } from '#telephony';
import { Injectable } from '@nestjs/common';
import { CallStore } from '../persistence/call.store.js';
import { viewOf } from '../persistence/call-row.js';
import { greeting, languageOfAnswer, offerToContinue, tooManyCalls, turnedAway } from '../scripts/resident-scripts.js';
import { VoiceLine } from '../voice-line.js';
import { IncomingCalls } from './incoming-calls.service.js';
import { GONE } from './gone.js';

/** The first words of a call: hello, and in which language it goes on. */
@Injectable()
export class Greeting {
  constructor(
    private readonly incoming: IncomingCalls,
    private readonly calls: CallStore,
    private readonly acts: CallActs,
    private readonly line: VoiceLine,
  ) {}

  /** A blocked number is told so, as is one that calls too often, and counted; everybody else has a case before they hear the first word. */
  async incomingCall(started: CallStarted): Promise<CallScript> {
    const opened = await this.incoming.open(started);
    if ('callId' in opened) return greeting(opened.callId, this.line.url);
    return opened.turnedAway === 'blocked' ? turnedAway() : tooManyCalls();
  }

  /** Asked once; what we do not understand is Finnish. */
  async language(callId: string, given: Given): Promise<CallScript> {
    const language = languageOfAnswer(given);
    if (given.digits !== null || given.words !== null) await this.calls.responded(callId);
    const before = await this.calls.find(callId);
    if (before?.state === 'greeting' && language !== null && language !== before.language) {
      await this.calls.setLanguage(callId, language);
      await this.acts.speaks(before.caseId, language, { callId, language });
    }
    return this.offer(callId);
  }

  async offer(callId: string): Promise<CallScript> {
    const row = await this.calls.find(callId);
    return row && row.state !== 'ended' ? offerToContinue(viewOf(row), this.line.url) : GONE;
  }
}
