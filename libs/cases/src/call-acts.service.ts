import { isHeld, type CaseFile, type Language, type LeftLiveReason, type PhoneEventType } from '#domain';
import type { IdempotentRequest, Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { SignedInViewer } from '#staff';
import { BY_RESIDENT, BY_SYSTEM, byViewer } from './acts/act-by.js';
import { CaseActs, type Performance } from './acts/case-acts.service.js';
import { CaseHints } from './acts/case-hints.js';
import type { LiveOfferHint } from './offers/live-offer-hint.js';
import { LiveOffers } from './offers/live-offers.service.js';
import { ContactStore } from './persistence/contact.store.js';

/** Further statements of the same transaction, after the case was written. */
type Also = (tx: Tx, after: CaseFile) => Promise<void>;

/** Who asked for what is noted; nobody: the telephone network reports it. The request makes it harmless when it is asked for again. */
interface AskedBy {
  viewer?: SignedInViewer;
  request?: IdempotentRequest | undefined;
}

/** What was done under the case's lock. Facts absent: nothing was, so nothing is noted. */
interface Done<T> {
  facts?: Record<string, unknown>;
  answer: T;
}

/** What a telephone network does to cases: facts, and a resident who no longer waits live. Never who owns. */
@Injectable()
export class CallActs {
  constructor(
    private readonly acts: CaseActs,
    private readonly contacts: ContactStore,
    private readonly offers: LiveOffers,
    private readonly hints: CaseHints,
  ) {}

  /**
   * Notes down a fact; the case's life goes on unchanged.
   * @returns the case as it then stands
   */
  note(
    caseId: string,
    event: PhoneEventType,
    facts: Record<string, unknown>,
    also?: Also,
    { viewer, request }: AskedBy = {},
  ): Promise<CaseFile> {
    const prepare = () => ({ act: { act: 'call' as const, event, facts }, ...(also ? { also } : {}) });
    return this.perform(caseId, { by: viewer ? byViewer(viewer) : BY_SYSTEM, request, prepare });
  }

  /**
   * Does what somebody of the city asked for, under the case's lock, and notes down in the same transaction that they did.
   * @param work may refuse; its answer is also that of a repeated request
   */
  async noteDone<T>(
    caseId: string,
    event: PhoneEventType,
    { viewer, request }: Required<Pick<AskedBy, 'viewer'>> & AskedBy,
    work: (tx: Tx, before: CaseFile) => Promise<Done<T>>,
  ): Promise<T> {
    let done: Done<T> | undefined;
    return this.acts.perform({
      ...{ caseId, request, by: byViewer(viewer) },
      prepare: async ({ file }, _now, _others, tx) => {
        const { facts } = (done = await work(tx, file));
        return { act: facts ? { act: 'call', event, facts } : { act: 'nothing' } };
      },
      present: () => (done ? Promise.resolve(done.answer) : Promise.reject(new Error('nothing was done'))),
    });
  }

  /** The caller chose a language: the case is routed and offered, and its resident written to, in it. */
  async speaks(caseId: string, language: Language, facts: Record<string, unknown>): Promise<CaseFile> {
    let offered: LiveOfferHint[] = [];
    const file = await this.note(caseId, 'call.began', facts, async (tx) => {
      await this.contacts.setLanguage(tx, caseId, language);
      offered = await this.offers.rerouted(tx, caseId);
    });
    this.hints.tell([], offered);
    return file;
  }

  /**
   * The resident stopped waiting live. What was taken meanwhile, or is closed, stays as it is. Said twice, done once.
   * @param also is run in the same transaction, whether or not the case still waited live
   */
  leaveLive(caseId: string, why: LeftLiveReason, also?: Also): Promise<CaseFile> {
    return this.perform(caseId, {
      by: BY_RESIDENT,
      prepare: async ({ file }, _now, _others, tx) => {
        if (file.state === 'waiting' && file.live) return { act: { act: 'leave_live', why }, ...(also ? { also } : {}) };
        await also?.(tx, file);
        return { act: { act: 'nothing' } };
      },
    });
  }

  /**
   * The resident, who has shown that both are theirs, goes on with a case that is open: the new one ends as its duplicate. Only
   * while nobody has taken it.
   * @throws RefusalError `case-already-taken`, `duplicate-of-a-closed-case`
   */
  join(caseId: string, otherId: string, also?: Also): Promise<CaseFile> {
    return this.perform(caseId, {
      by: BY_RESIDENT,
      alsoLock: [otherId],
      prepare: (_loaded, _now, [other]) => {
        const open = other !== undefined && (other.file.state === 'waiting' || isHeld(other.file));
        return { act: { act: 'join', other: { id: otherId, open } }, ...(also ? { also } : {}) };
      },
    });
  }

  private perform(caseId: string, performance: Omit<Performance<CaseFile>, 'caseId' | 'present'>): Promise<CaseFile> {
    return this.acts.perform({ ...performance, caseId, present: (_tx, after) => Promise.resolve(after) });
  }
}
