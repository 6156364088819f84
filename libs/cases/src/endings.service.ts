import type { FullCase } from '#contracts';
import { parseTrackingCode, type NoMatterReason, type NonPublicReason } from '#domain';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { byViewer, knownTo } from './acts/act-by.js';
import { CaseActs, type Prepared } from './acts/case-acts.service.js';
import { reason } from './acts/words-of.js';
import type { Asked } from './ownership.service.js';
import { CaseReads } from './persistence/case-reads.js';
import type { LoadedCase } from './persistence/case-store.js';
import { CasePresenter } from './presenters/case.presenter.js';

/** How officials end a case without an answer, take that back, or keep it from the public. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly acts: CaseActs,
    private readonly reads: CaseReads,
    private readonly presenter: CasePresenter,
  ) {}

  /** Spam, silence or abuse; publicly counted. */
  noMatter(caseId: string, asked: Asked, given: { reasonCode: NoMatterReason }): Promise<FullCase> {
    return this.perform(caseId, asked, () => ({ act: { act: 'no_matter', reasonCode: given.reasonCode } }));
  }

  /** Both cases are locked, in one order: no cycles, no race with the other one's closing. */
  async markDuplicate(caseId: string, asked: Asked, given: { of: string }): Promise<FullCase> {
    const code = parseTrackingCode(given.of);
    const otherId = code && (await this.reads.idOf(code));
    if (!otherId) throw new RefusalError({ code: 'no-such-code' });
    return this.perform(
      caseId,
      asked,
      (_loaded, others) => {
        const other = otherId === caseId ? _loaded : others.find(({ file }) => file.id === otherId);
        return { act: { act: 'mark_duplicate', of: { id: otherId, open: other !== undefined && other.file.state !== 'closed' } } };
      },
      [otherId],
    );
  }

  /** The mayor opens again what was closed as no matter. */
  reopen(caseId: string, asked: Asked, given: { reason: string }): Promise<FullCase> {
    const words = reason(given.reason, 'reason');
    return this.perform(caseId, asked, () => ({ act: { act: 'reopen', said: { commitment: words.commitment } }, spoken: [words.spoken] }));
  }

  /** A sensitive case: the public sees state, level and clocks. */
  restrict(caseId: string, asked: Asked, given: { reasonCode: NonPublicReason }): Promise<FullCase> {
    return this.perform(caseId, asked, () => ({ act: { act: 'restrict', reasonCode: given.reasonCode } }));
  }

  private perform(
    caseId: string,
    { viewer, request }: Asked,
    prepare: (loaded: LoadedCase, others: readonly LoadedCase[]) => Prepared,
    alsoLock: readonly string[] = [],
  ): Promise<FullCase> {
    return this.acts.perform({
      request,
      caseId,
      alsoLock: alsoLock.filter((id) => id !== caseId),
      by: byViewer(viewer),
      prepare: (loaded, _now, others) => {
        knownTo(viewer, loaded);
        return prepare(loaded, others);
      },
      present: (tx: Tx) => this.presenter.full(caseId, viewer, tx),
    });
  }
}
