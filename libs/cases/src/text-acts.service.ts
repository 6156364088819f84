import type { CaseFile } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { BY_RESIDENT } from './acts/act-by.js';
import { CaseActs } from './acts/case-acts.service.js';
import { message } from './acts/words-of.js';
import { MessageStore } from './persistence/message.store.js';

/** Rolls back: what came is for another case. */
const CLOSED = new Error('the case is closed');

/** Words that came from a telephone number. A number proves nothing: it goes on with what is open, and opens nothing again. */
@Injectable()
export class TextActs {
  constructor(
    private readonly acts: CaseActs,
    private readonly messages: MessageStore,
  ) {}

  /**
   * @param clientId the channel's own id of the message: said twice, it is stored once
   * @param also further statements of the same transaction, after the case was written
   * @returns false when the case is closed: nothing was stored
   */
  async write(caseId: string, text: string, clientId: string, also: (tx: Tx, after: CaseFile) => Promise<void>): Promise<boolean> {
    const said = message(text, 'resident', { role: 'resident', id: null }, clientId);
    try {
      await this.acts.perform({
        caseId,
        by: BY_RESIDENT,
        prepare: async ({ file }, _now, _others, tx) => {
          if (await this.messages.stored(tx, caseId, null, clientId)) return { act: { act: 'nothing' } };
          if (file.state === 'closed') throw CLOSED;
          return { act: { act: 'resident_writes', said: said.said }, spoken: [said.spoken], also };
        },
        present: () => Promise.resolve(null),
      });
      return true;
    } catch (error) {
      if (error === CLOSED) return false;
      throw error;
    }
  }
}
