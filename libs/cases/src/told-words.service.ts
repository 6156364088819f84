import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { MessageStore, type MessageWords } from './persistence/message.store.js';

/** What messages say, for those who carry them to the resident: public words alone. */
@Injectable()
export class ToldWords {
  constructor(private readonly messages: MessageStore) {}

  /** By the messages' ids; those that are erased are left out. */
  of(tx: Tx, messageIds: readonly string[]): Promise<ReadonlyMap<string, MessageWords>> {
    return this.messages.words(tx, messageIds);
  }
}
