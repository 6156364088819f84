import type { Language } from '#domain';
import { SETTINGS, type Settings } from '#platform/config';
import { prepared, type Tx } from '#platform/database';
import { takesTexts, type MessageChannel } from '#telephony';
import { Inject, Injectable } from '@nestjs/common';

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
  /** They called, and have not written yet. */
  called: boolean;
}

/** How residents are reached who last wrote by SMS or WhatsApp, or called from a number that takes texts; who writes elsewhere is not. */
@Injectable()
export class ReachStore {
  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'phoneLine'>) {}

  async of(tx: Tx, caseIds: readonly string[]): Promise<Reach[]> {
    const rows = await prepared<Reach>(
      tx,
      `SELECT t.case_id AS "caseId", CASE t.channel WHEN 'voice' THEN 'sms' ELSE t.channel END AS channel, t.channel = 'voice' AS called, t.number, f.language, t.contact_id AS "contactId", c.key_version AS "keyVersion", c.case_id = t.case_id AS "ownCase"
       FROM (SELECT DISTINCT ON (case_id) * FROM phone_thread WHERE case_id = ANY ($1) ORDER BY case_id, last_at DESC, channel) AS t
       JOIN contact c ON c.id = t.contact_id JOIN case_file f ON f.id = t.case_id
       WHERE t.number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM resident_choice r WHERE r.contact_id = t.contact_id AND NOT r.sms)`,
      [caseIds],
    );
    const countries = this.settings.phoneLine?.callCountries ?? [];
    return rows.filter(({ called, number }) => !called || takesTexts(number, countries));
  }

  /** They were texted about their call: what they answer by text belongs to the same case. */
  async texted(tx: Tx, { caseId }: Reach): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO phone_thread (number_key, channel, case_id, contact_id, number)
       SELECT number_key, 'sms', case_id, contact_id, number FROM phone_thread WHERE case_id = $1 AND channel = 'voice'
       ON CONFLICT (number_key, channel, case_id) DO NOTHING`,
      [caseId],
    );
  }
}
