import type { Language } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { createHmac, randomUUID } from 'node:crypto';
import { refuseIf } from '../people/refuse.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import { hashOf, looksLikeSecret } from '../sessions/secret-values.js';
import type { Viewer } from '../viewer.js';
import { calendarOf } from './calendar-of.js';
import { FeedStore } from './persistence/feed.store.js';
import { mayBeRostered } from './roster-policy.js';

/**
 * A calendar of one's own shifts, for programs that cannot sign in: whoever has its address reads it. The address' secret follows from an
 * id and a secret of the server, so that a repeated request gets the same one although nothing keeps it.
 */
@Injectable()
export class CalendarFeeds {
  constructor(
    private readonly store: FeedStore,
    private readonly journal: StaffJournal,
    private readonly unitOfWork: UnitOfWork,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Null: there is none. */
  async createdAt(viewer: Viewer): Promise<{ createdAt: string | null }> {
    return { createdAt: (await this.store.createdAt(viewer.personId))?.toISOString() ?? null };
  }

  /** In the place of the former one, which ends. @throws RefusalError `forbidden`; `try-again` after the server's secret was retired */
  async make(viewer: Viewer, request?: IdempotentRequest): Promise<{ createdAt: string; url: string }> {
    refuseIf(mayBeRostered(viewer) ? undefined : 'forbidden');
    const current = this.settings.secrets.currentVersion;
    const { id, version, createdAt } = await this.unitOfWork.once(request, async (tx) => {
      const id = randomUUID();
      const createdAt = await this.store.put(tx, viewer.personId, hashOf(this.secretOf(id, current)));
      await this.journal.write(tx, { type: 'calendar.made', personId: viewer.personId, actor: viewer });
      return { answer: { id, version: current, createdAt: createdAt.toISOString() } };
    });
    if (!this.settings.secrets.versions.includes(version)) throw new RefusalError({ code: 'try-again' });
    return { createdAt, url: `${this.settings.publicBaseUrl}/api/v1/calendars/${this.secretOf(id, version)}.ics` };
  }

  /** Repeating it changes nothing. */
  async stop(viewer: Viewer, request?: IdempotentRequest): Promise<{ createdAt: null }> {
    return this.unitOfWork.once(request, async (tx) => {
      if (await this.store.remove(tx, viewer.personId))
        await this.journal.write(tx, { type: 'calendar.stopped', personId: viewer.personId, actor: viewer });
      return { answer: { createdAt: null } };
    });
  }

  /** @returns undefined for a secret that opens nothing */
  async read(secret: string, language: Language): Promise<string | undefined> {
    const personId = looksLikeSecret(secret) ? await this.store.personOf(hashOf(secret)) : undefined;
    return personId === undefined ? undefined : calendarOf(await this.store.shiftsOf(personId), language);
  }

  private secretOf(id: string, version: number): string {
    return createHmac('sha256', this.settings.secrets.subkey('calendar-feed', version)).update(id).digest('base64url');
  }
}
