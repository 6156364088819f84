import type { Language } from '#domain';
import { prepared, type Tx } from '#platform/database';
import type { MessageChannel } from '#telephony';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** The case by which a number is known on a channel. */
export interface Thread {
  caseId: string;
  contactId: string;
  language: Language;
  closed: boolean;
}

/** Which number calls and writes about which case. */
@Injectable()
export class ThreadStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest one that is open, otherwise the newest. */
  async newest(keys: readonly Buffer[], channel: MessageChannel, tx?: Tx): Promise<Thread | undefined> {
    const [thread] = await prepared<Thread>(
      tx ?? this.dataSource,
      `SELECT t.case_id AS "caseId", t.contact_id AS "contactId", f.language, f.state = 'closed' AS closed
       FROM phone_thread t JOIN case_file f ON f.id = t.case_id WHERE t.number_key = ANY ($1) AND t.channel = $2
       ORDER BY f.state = 'closed', t.last_at DESC, t.case_id LIMIT 1`,
      [keys, channel],
    );
    return thread;
  }

  /** One message of a number at a time, until the transaction ends. */
  async lock(tx: Tx, key: Buffer): Promise<void> {
    await prepared(tx, `SELECT pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 512))`, [key]);
  }

  /** The number called or wrote about the case just now: kept in the clear, with the key by which it is recognised. */
  async touch(
    tx: Tx,
    thread: { key: Buffer; channel: MessageChannel | 'voice'; caseId: string; contactId: string; number: string },
  ): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO phone_thread (number_key, channel, case_id, contact_id, number) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (number_key, channel, case_id) DO UPDATE SET last_at = batline_now()`,
      [thread.key, thread.channel, thread.caseId, thread.contactId, thread.number],
    );
  }
}
