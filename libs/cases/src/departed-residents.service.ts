import { SYSTEM } from '#domain';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { CaseActs } from './acts/case-acts.service.js';
import { RESIDENT_PRESENT_MS } from './acts/case-contexts.js';
import { ContactStore } from './persistence/contact.store.js';

const MOST_AT_ONCE = 500;

/**
 * Nobody is asked for somebody who has gone: a live contact whose resident was not seen any more goes on in writing, at the same level
 * (domain.md §5). At its rung's end that is noticed anyway; the mayor's may last an hour.
 */
@Injectable()
export class DepartedResidents {
  constructor(
    private readonly acts: CaseActs,
    private readonly contacts: ContactStore,
  ) {}

  /**
   * Called by the sweep. One case that fails keeps no other.
   * @returns how many residents had gone
   * @throws the first failure, after all others were tried
   */
  async leave(): Promise<number> {
    let left = 0;
    const failures: unknown[] = [];
    for (const caseId of await this.contacts.departed(RESIDENT_PRESENT_MS, MOST_AT_ONCE)) {
      try {
        if (await this.leaveOne(caseId)) left += 1;
      } catch (error) {
        if (!(error instanceof RefusalError)) failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return left;
  }

  private async leaveOne(caseId: string): Promise<boolean> {
    let gone = false;
    await this.acts.perform({
      caseId,
      by: { actor: SYSTEM },
      // Asked again under the lock: they may be back, or somebody may have taken it.
      prepare: ({ file, residentSeenAt }, now) => {
        gone = file.live && file.state === 'waiting' && now - (residentSeenAt ?? file.openedAt) > RESIDENT_PRESENT_MS;
        return { act: gone ? { act: 'leave_live', why: 'resident-gone' } : { act: 'nothing' } };
      },
      present: () => Promise.resolve(undefined),
    });
    return gone;
  }
}
