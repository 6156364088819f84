import { CallActs, OwnershipService } from '#cases';
import { Villages } from '#city';
import { UnitOfWork } from '#platform/database';
import { RefusalError } from '#platform/http';
import { PhoneOutbox, type CallScript, type DialEnded, type Given } from '#telephony';
import { Injectable } from '@nestjs/common';
import { changed, once } from '../once.js';
import { CallStore } from '../persistence/call.store.js';
import type { CallRow } from '../persistence/call-row.js';
import { IncomingStore } from '../persistence/incoming.store.js';
import { LegStore, type LegRow } from '../persistence/leg.store.js';
import * as scripts from '../scripts/official-scripts.js';
import { calledBack, joining } from '../scripts/resident-scripts.js';
import { VoiceLine } from '../voice-line.js';
import { Endings } from './endings.service.js';
import { GONE } from './gone.js';
import { languageOf, legView, viewerOf } from './leg-people.js';
import { Meetings } from './meetings.service.js';

/** Pressing 1 came to this. */
type Taken = 'theirs' | 'no' | { winner: string | null };

/** The phones of people of the city: offered, pressed 1, joined with the caller. */
@Injectable()
export class Answering {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly incoming: IncomingStore,
    private readonly ownership: OwnershipService,
    private readonly acts: CallActs,
    private readonly outbox: PhoneOutbox,
    private readonly endings: Endings,
    private readonly meetings: Meetings,
    private readonly line: VoiceLine,
    private readonly villages: Villages,
  ) {}

  /** Somebody, or something, picked up. */
  async ring(legId: string): Promise<CallScript> {
    const leg = await this.legs.find(legId);
    const call = leg && (await this.calls.find(leg.callId));
    if (!leg || !call) return GONE;
    await this.legs.answered(legId);
    if (call.state === 'ended' || call.overAt !== null) return this.lateFor(leg, call);
    const isFree = leg.role === 'callback' || leg.role === 'assistant' || call.state === 'waiting' || leg.outcome === 'won';
    return isFree ? scripts.offerToAnswer(legView(leg, call.officialName), this.line.url) : this.lateFor(leg, call);
  }

  async pressed(legId: string, { digits }: Given): Promise<CallScript> {
    const leg = await this.legs.find(legId);
    const call = leg && (await this.calls.find(leg.callId));
    if (!leg || !call) return GONE;
    if (digits !== '1') {
      await this.legs.ended(legId, 'declined');
      return scripts.declined(languageOf(leg));
    }
    if (leg.role === 'assistant') return this.meetings.assistant(leg, call);
    return leg.role === 'callback' ? this.callBack(leg, call) : this.answer(leg, call);
  }

  /** The resident, at the moment at which they are joined. */
  async joining(callId: string): Promise<CallScript> {
    const call = await this.calls.find(callId);
    if (!call || call.officialName === null) return [];
    await this.connected(call);
    return joining(call.language, call.officialName);
  }

  /** The resident of a callback answered: who calls is said before anything else. */
  async calledBack(legId: string, residentsCallId: string): Promise<CallScript> {
    const leg = await this.legs.find(legId);
    const call = leg && (await this.calls.find(leg.callId));
    if (!leg || !call) return [];
    await this.calls.setProvider(call.callId, residentsCallId);
    await this.connected(call);
    return calledBack(call.language, leg.name ?? '');
  }

  /** The official's side of a conversation is over, or goes on in a conference. */
  async talked(legId: string, ended: DialEnded | null): Promise<CallScript> {
    const leg = await this.legs.find(legId);
    const call = leg && (await this.calls.find(leg.callId));
    if (!leg || !call) return GONE;
    if (call.conference !== null && call.overAt === null) return scripts.meet(call.callId, 'owner', this.line.url);
    if (call.direction === 'callback') {
      await this.endings.over(call.callId);
      if (call.connectedAt === null && ended?.state !== 'completed') return scripts.notReached(languageOf(leg));
    }
    return GONE;
  }

  /** A leg is over at the provider. */
  async legOver(legId: string): Promise<void> {
    const leg = await this.legs.find(legId);
    const call = leg && (await this.calls.find(leg.callId));
    if (!leg || !call || call.state === 'ended') return;
    if (leg.outcome === null) await this.legs.ended(legId, 'silent');
    if (leg.role === 'callback') return this.endings.over(call.callId);
    if (call.state !== 'connecting') return;
    // Whoever pressed 1 is gone before they were joined: the caller waits on, and the owner is rung again.
    await this.unitOfWork.run(async (tx) => {
      if (await this.legs.gaveUp(tx, legId)) await this.calls.waitAgain(tx, call.callId);
    });
  }

  private async answer(leg: LegRow, call: CallRow): Promise<CallScript> {
    const language = languageOf(leg);
    const taken = await this.take(leg, call);
    if (taken !== 'theirs') {
      await this.legs.ended(leg.legId, 'late');
      return taken === 'no' ? scripts.notYours(language) : scripts.tooLate(language, taken.winner);
    }
    const soFar = await this.unitOfWork.run(async (tx) => {
      if (!(await this.calls.connect(tx, call.callId, leg.personId ?? ''))) return undefined;
      await this.legs.won(tx, leg.legId);
      for (const { legId, role } of await this.legs.open(tx, call.callId)) {
        if (legId === leg.legId || role === 'assistant') continue;
        await this.legs.ended(legId, 'stopped', tx);
        await this.outbox.cancel(tx, legId);
      }
      return this.incoming.soFar(call.caseId, tx);
    });
    this.outbox.hint();
    if (!soFar) return scripts.callerGone(language);
    const village = call.village === null ? null : this.villages.spoken(call.village, language);
    const about = { callerSpeaks: call.language, village, trackingCode: call.trackingCode, ...soFar };
    return scripts.whisperAndConnect(legView(leg, null), call.callId, about, this.line.url);
  }

  /** The same `take` as in the inbox, by the same rules: the database decides who is first. */
  private async take(leg: LegRow, call: CallRow): Promise<Taken> {
    const viewer = viewerOf(leg);
    if (!viewer) return 'no';
    if (call.owner?.personId === viewer.personId && call.caseState !== 'waiting') return call.caseState === 'closed' ? 'no' : 'theirs';
    try {
      await this.ownership.take(call.caseId, { viewer });
      return 'theirs';
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      const { code, owner } = error.refusal as { code: string; owner?: { name?: string } };
      return code === 'case-already-taken' ? { winner: owner?.name ?? null } : 'no';
    }
  }

  private async callBack(leg: LegRow, call: CallRow): Promise<CallScript> {
    if (call.state === 'ended' || call.number === null) return GONE;
    const theirs = await this.unitOfWork.run(async (tx) => {
      if (!(await this.calls.connect(tx, call.callId, leg.personId ?? ''))) return false;
      await this.legs.won(tx, leg.legId);
      return true;
    });
    if (!theirs) {
      // Whoever lost the case, or their account, while their phone rang calls nobody in the city's name.
      await this.legs.ended(leg.legId, 'late');
      await this.endings.over(call.callId);
      return scripts.notYours(languageOf(leg));
    }
    return scripts.connectResident(legView(leg, null), { number: call.number, line: this.line.number }, this.line.url);
  }

  private async lateFor(leg: LegRow, call: CallRow): Promise<CallScript> {
    await this.legs.ended(leg.legId, 'late');
    const winner = call.officialName ?? call.owner?.name ?? null;
    return winner === null ? scripts.callerGone(languageOf(leg)) : scripts.tooLate(languageOf(leg), winner);
  }

  private async connected({ callId, caseId, officialId }: CallRow): Promise<void> {
    const facts = { callId, ...(officialId === null ? {} : { personId: officialId }) };
    await once(this.acts.note(caseId, 'call.connected', facts, async (tx) => changed(await this.calls.connected(tx, callId))));
  }
}
