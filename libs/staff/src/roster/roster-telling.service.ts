import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { HintBus } from '#platform/hints';
import { Injectable, Optional } from '@nestjs/common';
import { NOTICE_HINT, Notices, type NoticeHint } from '../notices/notices.service.js';
import type { NewNotice } from '../persistence/notice.store.js';
import type { StaffActor } from '../viewer.js';

/** A notification holds 7,500 bytes, an id with its quotes and comma 39. */
const AT_ONCE = 150;

/** What an act on the roster answers, and ids of the people whom it told. */
export interface Told<T> {
  answer: T;
  told: readonly string[];
}

/** Tells people what happened to their duty. */
@Injectable()
export class RosterTelling {
  /** @param hints the command line has none: who is signed in finds out by asking */
  constructor(
    private readonly notices: Notices,
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly hints?: HintBus,
  ) {}

  /** Runs an act as `UnitOfWork.once` does; after its commit those hear of it whom it told. */
  async act<T>(request: IdempotentRequest | undefined, work: (tx: Tx) => Promise<Told<T>>): Promise<T> {
    let told: readonly string[] = [];
    const answer = await this.unitOfWork.once(request, async (tx) => {
      const done = await work(tx);
      told = done.told;
      return { answer: done.answer };
    });
    this.announce(told);
    return answer;
  }

  /** Within an act; whoever did it knows. @returns ids of the people to whom any of it is new, each once */
  async tell(tx: Tx, actor: StaffActor, notices: readonly NewNotice[]): Promise<string[]> {
    const others = notices.filter(({ personId }) => personId !== actor?.personId);
    const fresh = await this.notices.tell(tx, others);
    return [...new Set(fresh.map(({ personId }) => personId))];
  }

  private announce(personIds: readonly string[]): void {
    for (let at = 0; at < personIds.length; at += AT_ONCE) {
      const body: NoticeHint = { personIds: personIds.slice(at, at + AT_ONCE) };
      this.hints?.publish({ topic: NOTICE_HINT, body });
    }
  }
}
