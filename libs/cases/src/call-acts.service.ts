import { isHeld, type CaseFile, type LeftLiveReason, type PhoneEventType } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { BY_RESIDENT, BY_SYSTEM } from './acts/act-by.js';
import { CaseActs, type Performance } from './acts/case-acts.service.js';

/** Further statements of the same transaction, after the case was written. */
type Also = (tx: Tx, after: CaseFile) => Promise<void>;

/** What a telephone network does to cases: facts, and a resident who no longer waits live. Never who owns. */
@Injectable()
export class CallActs {
  constructor(private readonly acts: CaseActs) {}

  /** Notes down a fact; the case's life goes on unchanged. @returns the case as it then stands */
  note(caseId: string, event: PhoneEventType, facts: Record<string, unknown>, also?: Also): Promise<CaseFile> {
    return this.perform(caseId, { by: BY_SYSTEM, prepare: () => ({ act: { act: 'call', event, facts }, ...(also ? { also } : {}) }) });
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
