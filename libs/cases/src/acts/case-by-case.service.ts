import type { CaseAct } from '#domain';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import type { LoadedCase } from '../persistence/case-store.js';
import { BY_SYSTEM } from './act-by.js';
import { CaseActs } from './case-acts.service.js';

/** Decides under the case's lock: what made somebody look at it may be over. Undefined: nothing is to be done any more. */
type Decide = (loaded: LoadedCase, now: number, tx: Tx) => CaseAct | undefined | Promise<CaseAct | undefined>;

/** What happens to cases by itself: a sweep found them, each is looked at again in a transaction of its own. */
@Injectable()
export class CaseByCase {
  constructor(private readonly acts: CaseActs) {}

  /**
   * One case that refuses is left as it is, and one that fails keeps no other.
   * @returns with how many something was done
   * @throws the first failure, after all others were tried
   */
  async act(caseIds: Iterable<string>, decide: Decide): Promise<number> {
    let acted = 0;
    const failures: unknown[] = [];
    for (const caseId of caseIds) {
      try {
        if (await this.actOn(caseId, decide)) acted += 1;
      } catch (error) {
        if (!(error instanceof RefusalError)) failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return acted;
  }

  private async actOn(caseId: string, decide: Decide): Promise<boolean> {
    let act: CaseAct | undefined;
    await this.acts.perform({
      caseId,
      by: BY_SYSTEM,
      prepare: async (loaded, now, _others, tx) => {
        act = await decide(loaded, now, tx);
        return { act: act ?? { act: 'nothing' } };
      },
      present: () => Promise.resolve(undefined),
    });
    return act !== undefined;
  }
}
