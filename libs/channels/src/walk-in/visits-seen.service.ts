import { ReadingService, Residents } from '#cases';
import type { Visit } from '#contracts';
import type { Language } from '#domain';
import { RefusalError } from '#platform/http';
import { PeopleNames, type SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { mayServe } from './decisions/visit-access.js';
import { presentComing } from './present-coming.js';
import { VisitStore, type ServedRow } from './persistence/visit.store.js';
import { SlipSender } from './slips/slip-sender.service.js';

/** More visitors at once than anybody can sit beside. */
const MOST = 20;

/** What a host sees of the visits that they have open: how the case stands and who answers, never a word (domain.md §6). */
@Injectable()
export class VisitsSeen {
  constructor(
    private readonly visits: VisitStore,
    private readonly reading: ReadingService,
    private readonly residents: Residents,
    private readonly names: PeopleNames,
    private readonly sender: SlipSender,
  ) {}

  /** While a host looks at the list, those who sit at their desk are there: waiting, or with who took their case. */
  async mine(viewer: SignedInViewer): Promise<Visit[]> {
    const rows = (await this.visits.servedBy(viewer.personId, MOST)).filter((row) => mayServe(viewer, row, row.now));
    if (rows.length > 0) await this.residents.seen(...rows);
    const names = await this.names.of(rows.map(({ coming }) => coming?.ownerId));
    return Promise.all(rows.map((row) => this.seen(row, names)));
  }

  /** @throws RefusalError `not-found` */
  async one(viewer: SignedInViewer, caseId: string): Promise<Visit> {
    const row = await this.visits.servedOn(caseId);
    if (!row || !mayServe(viewer, row, row.now)) throw new RefusalError({ code: 'not-found' });
    return this.seen(row, await this.names.of([row.coming?.ownerId]));
  }

  private async seen(row: ServedRow, names: Awaited<ReturnType<PeopleNames['of']>>): Promise<Visit> {
    const { trackingCode, state, answerable, clocks } = await this.reading.track(row.trackingCode);
    return {
      ...{ caseId: row.caseId, trackingCode, state, answerable, clocks, desk: row.desk },
      language: row.language as Language,
      openedAt: new Date(row.openedAt).toISOString(),
      endsAt: new Date(row.endsAt).toISOString(),
      waiting: row.live && state === 'waiting',
      ...(row.coming ? { coming: presentComing(row.coming, names) } : {}),
      canSend: this.sender.waysTo(row),
    };
  }
}
