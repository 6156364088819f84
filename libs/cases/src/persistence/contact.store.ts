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

  /**
   * Residents are there. Written only while it matters: every 15 s at most for a live case that waits, every 30 s for a conversation that
   * somebody holds and has not answered. A case that somebody is changing just now is left for the next time.
   */
  async seen(caseIds: readonly string[]): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE case_file f SET resident_seen_at = batline_now() FROM (
         SELECT c.id FROM case_file c, (SELECT batline_now() AS now) AS t WHERE c.id = ANY ($1) AND (
           (c.live AND c.state = 'waiting' AND COALESCE(c.resident_seen_at, c.opened_at) < t.now - interval '15 s')
           OR (c.channel IN ('chat', 'walk_in') AND c.state IN ('owned', 'awaiting_resident') AND COALESCE(c.resident_seen_at, '-infinity') < t.now - interval '30 s'))
         FOR NO KEY UPDATE OF c SKIP LOCKED) AS x WHERE f.id = x.id`,
      [caseIds],
    );
  }

  /** The resident of a conversation that somebody holds closed their last page here. Who waits live may yet come back. */
  async gone(caseId: string): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE case_file SET resident_seen_at = NULL WHERE id = $1 AND channel IN ('chat', 'walk_in') AND state IN ('owned', 'awaiting_resident') AND resident_seen_at IS NOT NULL`,
      [caseId],
    );
  }

  /** Cases that wait live in writing or at a desk, and whose resident was not seen for so long. Who is on the line hangs up. */
  async departed(unseenMs: number, atMost: number): Promise<string[]> {
    const rows = await prepared<{ id: string }>(
      this.dataSource,
      `SELECT id FROM case_file WHERE live AND state = 'waiting' AND channel IN ('chat', 'walk_in')
         AND COALESCE(resident_seen_at, opened_at) < (SELECT batline_now()) - $1 * interval '1 ms' ORDER BY id LIMIT $2`,
      [unseenMs, atMost],
    );
    return rows.map(({ id }) => id);
  }

  /** The language of a case that has one contact, and of that contact. */
  async setLanguage(tx: Tx, caseId: string, language: string): Promise<void> {
    await prepared(tx, 'UPDATE case_file SET language = $2 WHERE id = $1', [caseId, language]);
    await prepared(tx, 'UPDATE contact SET language = $2 WHERE case_id = $1', [caseId, language]);
  }
}
