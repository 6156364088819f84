import { CallActs } from '#cases';
import type { Language } from '#domain';
import { UnitOfWork } from '#platform/database';
import { LOG, type Log } from '#platform/logging';
import { Telephony, type CallScript, type ConferenceNews } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';
import type { CallRow } from '../persistence/call-row.js';
import { CallStore } from '../persistence/call.store.js';
import { LegStore, type LegRow } from '../persistence/leg.store.js';
import { changed, once } from '../once.js';
import { conferenceOf, meet, tooLate } from '../scripts/official-scripts.js';
import { assistantJoined } from '../scripts/resident-scripts.js';
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
    private readonly acts: CallActs,
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
    const viewer = viewerOf(leg);
    if (call.state !== 'talking' || call.overAt !== null || !viewer) {
      await this.legs.ended(leg.legId, 'late');
      return tooLate(languageOf(leg), null);
    }
    const facts = { callId: call.callId, personId: viewer.personId };
    const note = this.acts.note(call.caseId, 'call.assistant_joined', facts, async (tx) => changed(await this.legs.joined(tx, leg.legId)), {
      viewer,
    });
    // Nobody listens unannounced: the resident hears who comes before they are there.
    if (await once(note)) await this.announce(leg, call);
    await this.move(call);
    return meet(call.callId, 'assistant', this.line.url);
  }

  /** On their way into the conference the resident hears who else is in it. */
  async resident(callId: string): Promise<CallScript> {
    const call = await this.calls.find(callId);
    if (!call || call.state === 'ended') return GONE;
    const names = await this.legs.assistantsIn(callId);
    return [...names.flatMap((name) => assistantJoined(call.language, name)), ...meet(callId, 'resident', this.line.url)];
  }

  /** What the resident hears in the conference when somebody joins it. */
  async joined(legId: string): Promise<CallScript> {
    const leg = await this.legs.find(legId);
    const call = leg && (await this.calls.find(leg.callId));
    return call && leg.name !== null ? assistantJoined(call.language, leg.name) : [];
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

  /** To a resident who is in the conference already; otherwise they hear it on their way there. */
  private async announce({ legId }: LegRow, { conference, providerId, caseId }: CallRow): Promise<void> {
    if (conference === null || providerId === null) return;
    const told = await this.telephony.announce(conference, providerId, this.line.url('joined', { leg: legId }));
    if (!told.ok) this.log.error({ state: told.refusal, caseId }, 'a resident could not be told who joined their call');
  }

  /** @returns false: not in the conference yet, it is done once they are */
  async hold({ conference, providerId, callId }: CallRow, on: boolean): Promise<boolean> {
    if (conference === null || providerId === null) return false;
    const held = await this.telephony.hold(conference, providerId, on, this.line.url('held', { call: callId }));
    return held.ok;
  }
}
