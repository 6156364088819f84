import type { Language } from '#domain';
import { prepared, type Tx } from '#platform/database';
import type { MessageChannel } from '#telephony';
import { Injectable } from '@nestjs/common';

/** Where the resident of a case reads texts. */
export interface Reach {
  caseId: string;
  channel: MessageChannel;
  number: string;
  language: Language;
  contactId: string;
  keyVersion: number;
  /** The contact's key opens this very case. */
  ownCase: boolean;
}

/** How residents are reached who last wrote by SMS or WhatsApp; who last called or writes elsewhere is not. */
@Injectable()
export class ReachStore {
  async of(tx: Tx, caseIds: readonly string[]): Promise<Reach[]> {
    return prepared<Reach>(
      tx,
      `SELECT t.case_id AS "caseId", t.channel, t.number, f.language, t.contact_id AS "contactId", c.key_version AS "keyVersion", c.case_id = t.case_id AS "ownCase"
       FROM (SELECT DISTINCT ON (case_id) * FROM phone_thread WHERE case_id = ANY ($1) ORDER BY case_id, last_at DESC, channel) AS t
       JOIN contact c ON c.id = t.contact_id JOIN case_file f ON f.id = t.case_id
       WHERE t.channel IN ('sms', 'whatsapp') AND t.number IS NOT NULL`,
      [caseIds],
    );
  }
}
