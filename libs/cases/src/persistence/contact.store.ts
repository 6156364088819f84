import type { Channel } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What a resident key leads to. */
export interface ContactRow {
  contactId: string;
  caseId: string;
  keyVersion: number;
  language: string;
}

type NewContactRow = Pick<ContactRow, 'contactId' | 'caseId' | 'language'> & { channel: Channel };

/** Contacts by id, and the heartbeat of residents who wait live. */
@Injectable()
export class ContactStore {
  constructor(private readonly dataSource: DataSource) {}

  async byId(contactId: string): Promise<ContactRow | undefined> {
    const [row] = await prepared<ContactRow>(
      this.dataSource,
      'SELECT id AS "contactId", case_id AS "caseId", key_version AS "keyVersion", language FROM contact WHERE id = $1',
      [contactId],
    );
    return row;
  }

  /** A further contact on a case that is there already. */
  async add(tx: Tx, { contactId, caseId, channel, language }: NewContactRow): Promise<void> {
    await tx.query('INSERT INTO contact (id, case_id, channel, at, language) VALUES ($1, $2, $3, batline_now(), $4)', [
      contactId,
      caseId,
      channel,
      language,
    ]);
  }

  /** The resident is there. Written at most every 15 s and only while it matters: for a live case that waits. */
  async seen(caseId: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE case_file SET resident_seen_at = batline_now() WHERE id = $1 AND live AND state = 'waiting' AND COALESCE(resident_seen_at, opened_at) < batline_now() - interval '15 s'`,
      [caseId],
    );
  }

  /** The language of a case that has one contact, and of that contact. */
  async setLanguage(tx: Tx, caseId: string, language: string): Promise<void> {
    await prepared(tx, 'UPDATE case_file SET language = $2 WHERE id = $1', [caseId, language]);
    await prepared(tx, 'UPDATE contact SET language = $2 WHERE case_id = $1', [caseId, language]);
  }
}
