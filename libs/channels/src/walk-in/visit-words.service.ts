import { byHost, Intake, ResidentActs, type Opened } from '#cases';
import type { CaseFile, Language } from '#domain';
import { RefusalError } from '#platform/http';
import type { IdempotentRequest } from '#platform/database';
import type { SignedInViewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { beginsAt } from './decisions/visit-access.js';
import { VisitStore, type VisitRow } from './persistence/visit.store.js';
import { Serving } from './serving.service.js';

/** What the host writes down for the visitor beside them. */
@Injectable()
export class VisitWords {
  constructor(
    private readonly acts: ResidentActs,
    private readonly intake: Intake,
    private readonly visits: VisitStore,
    private readonly serving: Serving,
  ) {}

  /**
   * The rules of anything that a resident writes: a case that was closed lately is open again, later a new one follows it, and the
   * visit goes on there.
   * @returns the new case, where one was opened
   * @throws RefusalError `not-found` when the host does not have this visit (any more)
   */
  async write(
    caseId: string,
    viewer: SignedInViewer,
    given: { text: string; clientId?: string },
    request?: IdempotentRequest,
  ): Promise<Opened | undefined> {
    const visit = await this.visits.lastOf(caseId, viewer.personId);
    if (!visit) throw new RefusalError({ code: 'not-found' });
    return this.acts.dictate<Opened | undefined>(caseId, given, {
      by: { ...byHost(viewer), personId: viewer.personId },
      request,
      allowed: async (tx, now) => void (await this.serving.required(tx, caseId, viewer, now)),
      present: () => Promise.resolve(undefined),
      tooLate: (closed) => this.anew(visit, viewer, given, closed, request),
    });
  }

  private anew(
    visit: VisitRow & { language: string },
    viewer: SignedInViewer,
    given: { text: string; clientId?: string },
    closed: CaseFile,
    request?: IdempotentRequest,
  ): Promise<Opened> {
    const visitId = randomUUID();
    const { desk } = visit;
    return this.intake.open(
      {
        ...{ channel: 'walk_in', kind: closed.kind, linkedTo: closed.id, language: visit.language as Language, facts: { visitId, desk } },
        ...given,
        ...{ actor: byHost(viewer).actor, enteredBy: viewer.personId },
        also: async (tx, { caseId, contactId, now }) => {
          // Its own lock: whoever ends the visit, or goes on with it elsewhere, has locked the case before.
          await this.serving.required(tx, closed.id, viewer, now);
          await this.visits.end(tx, closed.id, now, 'moved');
          await this.visits.open(tx, { visitId, caseId, contactId, desk, hostId: viewer.personId, deviceId: null, ...beginsAt(now) });
        },
      },
      // Its answer is another one than that of a message: a key of its own keeps them apart.
      request && { ...request, scope: `${request.scope} opens` },
    );
  }
}
