import { SYSTEM } from '#domain';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { CaseActs } from './acts/case-acts.service.js';
import { OfferedToMe } from './offers/offered.service.js';
import { LostOwners } from './persistence/lost-owners.js';

/** Nothing stays with somebody who can no longer answer: their cases go up a level (domain.md §3, "owner lost"). */
@Injectable()
export class OwnerLostService {
  constructor(
    private readonly acts: CaseActs,
    private readonly lost: LostOwners,
    private readonly offered: OfferedToMe,
  ) {}

  /**
   * Lays down every held case of people whose account is disabled, and takes back what is offered to them live. Called after an account was disabled, and again by the
   * sweep, so that a crash in between loses nothing. One case that fails keeps no other.
   * @returns how many cases were laid down.
   * @throws the first failure, after all others were tried.
   */
  async layDown(): Promise<number> {
    await this.offered.withdrawFromThoseGone();
    let laidDown = 0;
    const failures: unknown[] = [];
    for (const caseId of await this.lost.cases()) {
      try {
        await this.acts.perform({
          caseId,
          by: { actor: SYSTEM },
          // Asked again under the lock: somebody may have taken it over meanwhile.
          prepare: (loaded) => ({
            act: loaded.ownerAvailable || loaded.file.owner === null ? { act: 'nothing' } : { act: 'owner_lost', why: 'disabled' },
          }),
          present: () => Promise.resolve(undefined),
        });
        laidDown += 1;
      } catch (error) {
        if (!(error instanceof RefusalError)) failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return laidDown;
  }
}
