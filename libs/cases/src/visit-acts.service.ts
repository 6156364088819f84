import type { By, CaseAct, VisitEventType } from '#domain';
import type { IdempotentRequest, Tx } from '#platform/database';
import type { SignedInViewer as Viewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { byViewer, knownTo } from './acts/act-by.js';
import { CaseActs } from './acts/case-acts.service.js';
import { ContactStore, type ContactRow } from './persistence/contact.store.js';

/** What one act of a desk does in its transaction besides the journal entry. */
export interface AtDesk<T> {
  request?: IdempotentRequest | undefined;
  /** Asked under the case's lock, before anything is written. @throws RefusalError, which stores nothing */
  allowed?: (tx: Tx, now: number) => Promise<void>;
  /** Further statements, after the case was written. */
  also?: (tx: Tx, now: number) => Promise<void>;
  /** Builds the answer; a repeated request gets the same one. */
  present: (tx: Tx, now: number) => Promise<T>;
}

/** What happens to a case at a walk-in desk: facts, and the word of its owner that they come. Never who owns. */
@Injectable()
export class VisitActs {
  constructor(
    private readonly acts: CaseActs,
    private readonly contacts: ContactStore,
  ) {}

  /** Notes down a fact; the case's life goes on unchanged. @throws RefusalError `not-found` */
  note<T>(caseId: string, by: By, event: VisitEventType, facts: Record<string, unknown>, desk: AtDesk<T>): Promise<T> {
    return this.perform(caseId, by, { act: 'visit', event, facts }, desk);
  }

  /** A visitor goes on with a case of theirs: a further contact on it, by walking in. */
  again<T>(contact: ContactRow, by: By, facts: { contactId: string } & Record<string, unknown>, desk: AtDesk<T>): Promise<T> {
    const { caseId, language } = contact;
    return this.note(caseId, by, 'visit.began', facts, {
      ...desk,
      also: async (tx, now) => {
        await this.contacts.add(tx, { contactId: facts.contactId, caseId, language, channel: 'walk_in' });
        await desk.also?.(tx, now);
      },
    });
  }

  /** The owner comes to the resident who sits at a desk. @throws RefusalError `not-the-owner`, `case-closed`, `not-found` */
  come<T>(caseId: string, viewer: Viewer, coming: { how: 'room' | 'chat'; minutes?: number }, desk: AtDesk<T>): Promise<T> {
    return this.perform(caseId, byViewer(viewer), { act: 'come', ...coming }, desk, viewer);
  }

  private perform<T>(caseId: string, by: By, act: CaseAct, { request, allowed, also, present }: AtDesk<T>, viewer?: Viewer): Promise<T> {
    let at = 0;
    return this.acts.perform({
      request,
      caseId,
      by,
      prepare: async (loaded, now, _others, tx) => {
        at = now;
        if (viewer) knownTo(viewer, loaded);
        await allowed?.(tx, now);
        return { act, also: (within) => also?.(within, at) ?? Promise.resolve() };
      },
      present: (tx) => present(tx, at),
    });
  }
}
