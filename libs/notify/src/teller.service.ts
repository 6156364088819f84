import type { CaseHappenings } from '#cases';
import { formatTrackingCode } from '#domain';
import type { Tx } from '#platform/database';
import { Notices, type NewNotice } from '#staff';
import { Injectable } from '@nestjs/common';
import { AudienceStore } from './persistence/audience.store.js';
import type { Audience } from './telling.js';
import { tellings } from './tellings.js';

/** Tells people of the city, inside the product, what happened to cases that concern them. */
@Injectable()
export class Teller {
  constructor(
    private readonly audience: AudienceStore,
    private readonly notices: Notices,
  ) {}

  /** Within the caller's transaction; telling twice shows once. @returns ids of the people to whom anything is new */
  async tell(tx: Tx, cases: readonly CaseHappenings[]): Promise<string[]> {
    if (cases.length === 0) return [];
    const audience = await this.audience.now(tx);
    const told = await this.notices.tell(
      tx,
      cases.flatMap((happened) => noticesOf(happened, audience)),
    );
    return [...new Set(told)];
  }
}

/** The same entry of the journal always makes the same keys. */
function noticesOf(about: CaseHappenings, audience: Audience): NewNotice[] {
  const trackingCode = formatTrackingCode(about.trackingCode);
  return about.happenings.flatMap((happening) =>
    tellings({ happening, about, audience }).map(({ personId, type }) => ({
      personId,
      dedupeKey: `${about.caseId}.${happening.event.seq}`,
      type,
      caseId: about.caseId,
      data: { trackingCode, seq: happening.event.seq },
    })),
  );
}
