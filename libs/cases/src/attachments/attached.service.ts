import { LIMITS } from '#domain';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { AttachmentStore, type AttachmentFact } from '../persistence/attachment.store.js';

/** Uploaded files that are being sent with words: locked until the transaction ends. */
export interface Sending {
  /** For the journal; nothing when no file goes along. */
  facts: { attachments?: AttachmentFact[] };
  /** To be called after the message was stored. */
  attach: (tx: Tx, to: { caseId: string; messageId: string }) => Promise<void>;
}

const NONE: Sending = { facts: {}, attach: () => Promise.resolve() };

/** Sends files with words, in the transaction of these. */
@Injectable()
export class Attached {
  constructor(private readonly attachments: AttachmentStore) {}

  /**
   * @param by who uploaded them: nobody else sends them
   * @param caseId absent for a case that is just being opened; asked under its lock otherwise
   * @throws RefusalError `no-such-attachment` (alike for others', sent and forgotten ones), `too-many-attachments`
   */
  async sending(tx: Tx, ids: readonly string[] | undefined, by: string, caseId?: string): Promise<Sending> {
    if (!ids || ids.length === 0) return NONE;
    const locked = await this.attachments.lockUnsent(tx, ids, by);
    if (locked.length !== ids.length) throw new RefusalError({ code: 'no-such-attachment' });
    const before = caseId === undefined ? 0 : await this.attachments.countOf(tx, caseId);
    if (before + ids.length > LIMITS.attachmentsOfCase) throw new RefusalError({ code: 'too-many-attachments' });
    const attachments = ids.flatMap((id) => locked.filter((fact) => fact.id === id));
    return { facts: { attachments }, attach: (then, to) => this.attachments.attach(then, ids, to) };
  }
}
