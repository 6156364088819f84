import type { CaseHappenings } from '#cases';
import { SETTINGS } from '#platform/config';
import type { Tx } from '#platform/database';
import { Inject, Injectable } from '@nestjs/common';
import type { CityPaths } from '../paths/reach.js';
import { ResidentReachStore } from '../persistence/resident-reach.store.js';
import { RESIDENT_PATHS, residentStopped } from './resident-paths.js';
import { toldByText } from './told-by-text.js';

/** Owners write in bursts; a resident is told once that there is something new. */
const AFTER_SECONDS = 60;

/** Residents are told that something is new, by what they left and chose, beside those who read the words by text. */
@Injectable()
export class ResidentNotices {
  constructor(
    private readonly reaches: ResidentReachStore,
    @Inject(SETTINGS) private readonly city: CityPaths,
  ) {}

  /** Within the caller's transaction; told again it goes out once. */
  async plan(tx: Tx, cases: readonly CaseHappenings[]): Promise<void> {
    const news = cases.flatMap(({ caseId, happenings }) => {
      const seqs = happenings.filter(({ event }) => toldByText(event) !== null).map(({ event }) => event.seq);
      return seqs.length > 0 ? [{ caseId, seq: Math.max(...seqs) }] : [];
    });
    await this.planSlips(tx, cases);
    if (news.length === 0) return;
    const reaches = await this.reaches.ofCases(
      tx,
      news.map(({ caseId }) => caseId),
    );
    for (const { caseId, seq } of news) {
      const addresses = new Set<string>();
      for (const reach of reaches.filter((each) => each.caseId === caseId))
        for (const path of RESIDENT_PATHS) {
          if (residentStopped(path, reach, this.city) !== null) continue;
          // Somebody who came twice left the same address twice.
          const address = { email: reach.email?.toLowerCase(), sms: reach.phone, push: reach.contactId }[path] ?? '';
          if (addresses.has(`${path} ${address}`)) continue;
          addresses.add(`${path} ${address}`);
          const { contactId } = reach;
          await this.reaches.addNews(tx, { contactId, caseId, seq, path, afterSeconds: AFTER_SECONDS });
        }
    }
  }

  /** What a host sent to the address that was left in a visit: asked for, so it goes out at once. */
  private async planSlips(tx: Tx, cases: readonly CaseHappenings[]): Promise<void> {
    for (const { caseId, happenings } of cases)
      for (const { event } of happenings) {
        const { contactId, way } = event.facts;
        if (event.type !== 'visit.slip_sent' || way !== 'email') continue;
        await this.reaches.addSlip(tx, { contactId: String(contactId), caseId, seq: event.seq });
      }
  }
}
