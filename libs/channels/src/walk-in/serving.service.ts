import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { goesOnUntil, mayServe } from './decisions/visit-access.js';
import { VisitStore, type VisitRow } from './persistence/visit.store.js';

/** The one way in which a host gets at a visit to do something in it. */
@Injectable()
export class Serving {
  constructor(private readonly visits: VisitStore) {}

  /**
   * The visit that somebody serves now, which goes on from now; under the lock of its case.
   * @throws RefusalError `not-found`, alike for what is not there, is over, or is another host's
   */
  async required(tx: Tx, caseId: string, viewer: SignedInViewer, now: number): Promise<VisitRow> {
    const visit = await this.visits.standing(tx, caseId);
    if (!visit || !mayServe(viewer, visit, now)) throw new RefusalError({ code: 'not-found' });
    await this.visits.goesOn(tx, visit.visitId, goesOnUntil(visit.endsAt, now));
    return visit;
  }
}
