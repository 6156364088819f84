import { CallActs, CaseStands, type Asked, type CaseStand } from '#cases';
import { isHeld } from '#domain';
import { UnitOfWork, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Directory } from '#staff';
import { PhoneOutbox, Telephony } from '#telephony';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Meetings } from '../calls/meetings.service.js';
import { CallControl } from '../http/phone-services.js';
import { CallStore } from '../persistence/call.store.js';
import type { CallRow } from '../persistence/call-row.js';
import { CasePhoneStore } from '../persistence/case-phone.store.js';
import { LegStore } from '../persistence/leg.store.js';
import { voicePath } from '../scripts/voice-urls.js';
import { VoiceLine } from '../voice-line.js';
import { knownCase } from './known-case.js';

const RING_SECONDS = 30;

/** What the owner does with a call that runs: holds it, brings somebody in, ends it. Asked for twice, done once. */
@Injectable()
export class RunningCall extends CallControl {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stands: CaseStands,
    private readonly acts: CallActs,
    private readonly calls: CallStore,
    private readonly legs: LegStore,
    private readonly store: CasePhoneStore,
    private readonly people: Directory,
    private readonly meetings: Meetings,
    private readonly outbox: PhoneOutbox,
    private readonly telephony: Telephony,
    private readonly line: VoiceLine,
  ) {
    super();
  }

  async hold(caseId: string, asked: Asked, on: boolean): Promise<void> {
    await this.owners(caseId, asked);
    const call = await this.unitOfWork.run(async (tx) => {
      const running = await this.talking(tx, caseId);
      await this.calls.hold(tx, running.callId, on);
      return running;
    });
    // Not in the conference yet: held when they come in.
    if (call.conference !== null) await this.meetings.hold(call, on);
    else if (on) await this.meetings.move(call);
  }

  /** Only somebody who was asked to help, and so may read the case. Their phone rings; they are in the call once they press 1. */
  async bringIn(caseId: string, asked: Asked, to: string): Promise<void> {
    const stand = await this.owners(caseId, asked);
    const person = await this.people.activeByUsername(to);
    if (!person || !stand.assists.some((assist) => assist.to === person.id)) throw new RefusalError({ code: 'not-asked-to-help' });
    await this.acts.noteDone(caseId, 'call.assistant_called', asked, async (tx, { state, owner }) => {
      if (!isHeld({ state }) || owner?.personId !== asked.viewer.personId) throw new RefusalError({ code: 'not-the-owner' });
      const { callId } = await this.talking(tx, caseId);
      const facts = { callId, personId: person.id };
      return (await this.ring(tx, caseId, facts)) ? { facts, answer: null } : { answer: null };
    });
    this.outbox.hint();
  }

  /** @returns false: their phone rings already, or they are in the call */
  private async ring(tx: Tx, caseId: string, { callId, personId }: { callId: string; personId: string }): Promise<boolean> {
    const number = await this.store.phoneOf(personId, tx);
    if (number === null) throw new RefusalError({ code: 'no-phone-of-theirs' });
    if ((await this.legs.open(tx, callId)).some((leg) => leg.personId === personId)) return false;
    const id = randomUUID();
    await this.outbox.store(tx, {
      ...{ id, kind: 'call', purpose: 'assistant', caseId, personId, to: number, from: this.line.number },
      ...{ scriptPath: voicePath('ring', { leg: id }), ringSeconds: RING_SECONDS },
    });
    await this.legs.insert(tx, { id, callId, personId, role: 'assistant' });
    return true;
  }

  /** For everybody: the legs that we placed, and the resident's. */
  async end(caseId: string, asked: Asked): Promise<void> {
    await this.owners(caseId, asked);
    const call = await this.unitOfWork.run(async (tx) => {
      const running = await this.calls.runningOf(tx, caseId);
      if (!running) throw new RefusalError({ code: 'no-call' });
      for (const { legId } of await this.legs.open(tx, running.callId)) await this.outbox.cancel(tx, legId);
      return running;
    });
    this.outbox.hint();
    if (call.providerId !== null) await this.telephony.endCall(call.providerId);
    if (call.direction === 'callback' && call.providerId === null) await this.calls.over(call.callId);
  }

  private async owners(caseId: string, { viewer }: Asked): Promise<CaseStand> {
    const stand = await knownCase(this.stands, caseId, viewer);
    if (!isHeld(stand) || stand.owner?.personId !== viewer.personId) throw new RefusalError({ code: 'not-the-owner' });
    return stand;
  }

  private async talking(tx: Tx, caseId: string): Promise<CallRow> {
    const running = await this.calls.runningOf(tx, caseId);
    if (running?.state !== 'talking') throw new RefusalError({ code: 'no-call' });
    return running;
  }
}
