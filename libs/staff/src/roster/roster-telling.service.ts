import type { Tx } from '#platform/database';
import { HintBus } from '#platform/hints';
import { Injectable, Optional } from '@nestjs/common';
import { NOTICE_HINT, Notices, type NoticeHint } from '../notices/notices.service.js';
import type { NewNotice } from '../persistence/notice.store.js';
import type { StaffActor } from '../viewer.js';

/** A notification holds 7,500 bytes, an id with its quotes and comma 39. */
const AT_ONCE = 150;

/** Tells people what happened to their duty. */
@Injectable()
export class RosterTelling {
  /** @param hints the command line has none: who is signed in finds out by asking */
  constructor(
    private readonly notices: Notices,
    @Optional() private readonly hints?: HintBus,
  ) {}

  /** In the transaction of what is told; whoever did it knows. @returns ids of the people who are told, for {@link announce} */
  async tell(tx: Tx, actor: StaffActor, notices: readonly NewNotice[]): Promise<string[]> {
    const others = notices.filter(({ personId }) => personId !== actor?.personId);
    await this.notices.tell(tx, others);
    return [...new Set(others.map(({ personId }) => personId))];
  }

  /** After the commit. */
  announce(personIds: readonly string[]): void {
    for (let at = 0; at < personIds.length; at += AT_ONCE) {
      const body: NoticeHint = { personIds: personIds.slice(at, at + AT_ONCE) };
      this.hints?.publish({ topic: NOTICE_HINT, body });
    }
  }
}
