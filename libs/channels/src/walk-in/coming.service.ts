import { CaseStands, VisitActs } from '#cases';
import type { CaseVisit, Coming } from '#contracts';
import { isHeld } from '#domain';
import type { IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { PeopleNames, type SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { goesOnUntil, isOpen } from './decisions/visit-access.js';
import { presentComing } from './present-coming.js';
import { VisitStore } from './persistence/visit.store.js';

const MINUTE = 60_000;

/** The official who owns a case comes to its resident at a desk, and sees that somebody sits there. */
@Injectable()
export class OfficialComing {
  constructor(
    private readonly stands: CaseStands,
    private readonly acts: VisitActs,
    private readonly visits: VisitStore,
    private readonly names: PeopleNames,
  ) {}

  /** @throws RefusalError `not-found`, alike for what is not there and what may not be read */
  async read(caseId: string, viewer: SignedInViewer): Promise<CaseVisit> {
    const stand = await this.stands.of(caseId);
    if (!stand || !(await this.stands.mayRead(viewer, stand))) throw new RefusalError({ code: 'not-found' });
    const visit = await this.visits.servedOn(caseId);
    if (!visit) return { may: { come: false } };
    const names = await this.names.of([visit.hostId, visit.coming?.ownerId]);
    const host = visit.hostId === null ? undefined : names.get(visit.hostId);
    return {
      open: {
        desk: visit.desk,
        openedAt: new Date(visit.openedAt).toISOString(),
        endsAt: new Date(visit.endsAt).toISOString(),
        waiting: stand.live && stand.state === 'waiting',
        ...(host ? { host: { username: host.username, name: host.name } } : {}),
      },
      ...(visit.coming ? { coming: presentComing(visit.coming, names) } : {}),
      may: { come: isHeld(stand) && stand.owner?.personId === viewer.personId },
    };
  }

  /** The visit goes on until the official should be there, and then some. @throws RefusalError `not-the-owner`, `no-visit`, `case-closed`, `not-found` */
  async come(caseId: string, viewer: SignedInViewer, coming: Coming, request?: IdempotentRequest): Promise<void> {
    const minutes = coming.by === 'room' ? coming.minutes : undefined;
    await this.acts.come(
      caseId,
      viewer,
      { how: coming.by, ...(minutes === undefined ? {} : { minutes }) },
      {
        request,
        // After the case had its say: that somebody sits at a desk is told to its owner alone.
        also: async (tx, now) => {
          const visit = await this.visits.standing(tx, caseId);
          if (!visit || !isOpen(visit, now)) throw new RefusalError({ code: 'no-visit' });
          await this.visits.goesOn(tx, visit.visitId, goesOnUntil(visit.endsAt, now, (minutes ?? 0) * MINUTE));
        },
        present: () => Promise.resolve(null),
      },
    );
  }
}
