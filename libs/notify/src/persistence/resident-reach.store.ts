import type { Language } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export interface ResidentChoice {
  email: boolean;
  sms: boolean;
  push: boolean;
}

/** By what one contact of a case could be reached, and what its resident chose. */
export interface ResidentReach {
  contactId: string;
  caseId: string;
  keyVersion: number;
  trackingCode: string;
  language: Language;
  email: string | null;
  phone: string | null;
  /** They write by text: the owner's words go there anyway. */
  texts: boolean;
  pushes: number;
  /** Null: they chose nothing. */
  choice: ResidentChoice | null;
  /** Their words were erased: nobody writes to them any more. */
  erased: boolean;
}

const SELECT = `SELECT c.id AS "contactId", c.case_id AS "caseId", c.key_version AS "keyVersion", f.tracking_code AS "trackingCode", f.language,
    p.email, p.phone,
    EXISTS (SELECT 1 FROM phone_thread t WHERE t.case_id = c.case_id AND t.contact_id = c.id AND t.number IS NOT NULL) AS texts,
    (SELECT count(*)::int FROM push_subscription s WHERE s.contact_id = c.id AND s.gone_at IS NULL) AS pushes,
    CASE WHEN r.contact_id IS NOT NULL THEN jsonb_build_object('email', r.email, 'sms', r.sms, 'push', r.push) END AS choice,
    EXISTS (SELECT 1 FROM journal j WHERE j.case_id = c.case_id AND j.type = 'words.erased') AS erased
  FROM contact c JOIN case_file f ON f.id = c.case_id LEFT JOIN contact_person p ON p.contact_id = c.id
  LEFT JOIN resident_choice r ON r.contact_id = c.id`;

/** How residents are reached beside their page. */
@Injectable()
export class ResidentReachStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest contact first. */
  async ofCases(tx: Tx, caseIds: readonly string[]): Promise<ResidentReach[]> {
    return prepared<ResidentReach>(tx, `${SELECT} WHERE c.case_id = ANY ($1) ORDER BY c.at DESC, c.id`, [caseIds]);
  }

  async of(contactId: string, tx?: Tx): Promise<ResidentReach | undefined> {
    const [row] = await prepared<ResidentReach>(tx ?? this.dataSource, `${SELECT} WHERE c.id = $1`, [contactId]);
    return row;
  }

  async choose(tx: Tx, contactId: string, { email, sms, push }: ResidentChoice): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO resident_choice (contact_id, email, sms, push) VALUES ($1, $2, $3, $4)
       ON CONFLICT (contact_id) DO UPDATE SET email = excluded.email, sms = excluded.sms, push = excluded.push, changed_at = batline_now()`,
      [contactId, email, sms, push],
    );
  }

  /**
   * News for a contact by a path, once for each entry of the journal; while earlier news wait to go out, they speak for later ones too.
   * @param afterSeconds so that a burst of messages is told once
   */
  async addNews(
    tx: Tx,
    news: { contactId: string; caseId: string; seq: number; path: 'email' | 'sms' | 'push'; afterSeconds: number },
  ): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO notice_step (contact_id, case_id, dedupe_key, type, no, path, because, due_at, not_before)
       SELECT $1, $2, $3, 'resident.news', 1, $4, 'resident', x.due, x.due
       FROM (SELECT batline_now() + $5::float8 * interval '1 second' AS due) AS x
       WHERE NOT EXISTS (SELECT 1 FROM notice_step s WHERE s.contact_id = $1 AND s.path = $4 AND s.type = 'resident.news'
         AND s.state = 'waiting' AND s.tries = 0)
       ON CONFLICT (contact_id, dedupe_key, path) WHERE contact_id IS NOT NULL DO NOTHING`,
      [news.contactId, news.caseId, String(news.seq), news.path, news.afterSeconds],
    );
  }

  /** The slip of a visit, by e-mail, at once: once for each time that a host sent it. */
  async addSlip(tx: Tx, slip: { contactId: string; caseId: string; seq: number }): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO notice_step (contact_id, case_id, dedupe_key, type, no, path, because, due_at, not_before)
       VALUES ($1, $2, $3, 'resident.slip', 1, 'email', 'resident', batline_now(), batline_now())
       ON CONFLICT (contact_id, dedupe_key, path) WHERE contact_id IS NOT NULL DO NOTHING`,
      [slip.contactId, slip.caseId, `slip ${slip.seq}`],
    );
  }
}
