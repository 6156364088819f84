import { byHost, BY_SYSTEM, CallActs, Residents, VisitActs } from '#cases';
import { Villages } from '#city';
import type { IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { beginsAt, isOpen } from './decisions/visit-access.js';
import { VisitStore } from './persistence/visit.store.js';
import { Serving } from './serving.service.js';

const BATCH = 50;
/** Rolls back: something was done in the visit meanwhile. */
const GOES_ON = new Error('the visit goes on');

/** How visits begin again, and how they end. */
@Injectable()
export class VisitCourse {
  constructor(
    private readonly acts: VisitActs,
    private readonly calls: CallActs,
    private readonly residents: Residents,
    private readonly visits: VisitStore,
    private readonly serving: Serving,
    private readonly villages: Villages,
  ) {}

  /**
   * A visitor goes on with a case of theirs, at any desk: by code and key together, never by the code alone.
   * @returns the case
   * @throws RefusalError `not-found` for a wrong key, a wrong code and a key of another case alike; `unknown-village`
   */
  async again(
    viewer: SignedInViewer,
    shown: { trackingCode: string; residentKey: string; desk?: string | undefined },
    request?: IdempotentRequest,
  ): Promise<string> {
    const asked = shown.desk === undefined ? undefined : this.villages.nameOf(shown.desk, 'desk');
    const contact = await this.residents.byKeyAndCode(shown.residentKey, shown.trackingCode);
    if (!contact) throw new RefusalError({ code: 'not-found' });
    const { caseId } = contact;
    const facts = await this.visits.slipFacts(caseId);
    const desk = asked ?? facts?.desk ?? facts?.village ?? '';
    const visitId = randomUUID();
    const contactId = randomUUID();
    return this.acts.again(
      contact,
      byHost(viewer),
      { contactId, visitId, desk },
      {
        request,
        also: async (tx, now) => {
          await this.visits.end(tx, caseId, now, 'moved');
          await this.visits.open(tx, { visitId, caseId, contactId, desk, hostId: viewer.personId, deviceId: null, ...beginsAt(now) });
        },
        present: () => Promise.resolve(caseId),
      },
    );
  }

  /** The visitor goes. Whoever waited live waits no longer there. @throws RefusalError `not-found` */
  async end(viewer: SignedInViewer, caseId: string, request?: IdempotentRequest): Promise<void> {
    await this.acts.note(
      caseId,
      byHost(viewer),
      'visit.ended',
      { how: 'ended' },
      {
        request,
        allowed: async (tx, now) => void (await this.serving.required(tx, caseId, viewer, now)),
        also: (tx, now) => this.visits.end(tx, caseId, now, 'ended'),
        present: () => Promise.resolve(null),
      },
    );
    await this.calls.leaveLive(caseId, 'resident-gone');
  }

  /** Notes the end of visits that were silent for too long; by the rule they are over already. @returns how many */
  async endSilent(): Promise<number> {
    let ended = 0;
    for (const caseId of await this.visits.silent(BATCH)) if (await this.endIfSilent(caseId)) ended += 1;
    return ended;
  }

  private async endIfSilent(caseId: string): Promise<boolean> {
    try {
      await this.acts.note(
        caseId,
        BY_SYSTEM,
        'visit.ended',
        { how: 'silence' },
        {
          allowed: async (tx, now) => {
            const visit = await this.visits.standing(tx, caseId);
            if (!visit || isOpen(visit, now)) throw GOES_ON;
          },
          also: (tx, now) => this.visits.end(tx, caseId, now, 'silence'),
          present: () => Promise.resolve(null),
        },
      );
      return true;
    } catch (error) {
      if (error === GOES_ON) return false;
      throw error;
    }
  }
}
