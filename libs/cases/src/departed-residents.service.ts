import { Injectable } from '@nestjs/common';
import { CaseByCase } from './acts/case-by-case.service.js';
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
    private readonly cases: CaseByCase,
    private readonly contacts: ContactStore,
  ) {}

  /**
   * Called by the sweep. One case that fails keeps no other.
   * @returns how many residents had gone
   * @throws the first failure, after all others were tried
   */
  async leave(): Promise<number> {
    const departed = await this.contacts.departed(RESIDENT_PRESENT_MS, MOST_AT_ONCE);
    // Asked again under the lock: they may be back, or somebody may have taken it.
    return this.cases.act(departed, ({ file, residentSeenAt }, now) => {
      const gone = file.live && file.state === 'waiting' && now - (residentSeenAt ?? file.openedAt) > RESIDENT_PRESENT_MS;
      return gone ? { act: 'leave_live', why: 'resident-gone' } : undefined;
    });
  }
}
