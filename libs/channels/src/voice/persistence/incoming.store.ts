import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** What an incoming call stores beside its case: by which number its resident is known. */
@Injectable()
export class IncomingStore {
  /** @param thread the number in the clear, with the key by which it is recognised */
  async thread(
    tx: Tx,
    { caseId, contactId, number, key }: { caseId: string; contactId: string; number: string; key: Buffer },
  ): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO phone_thread (number_key, channel, case_id, contact_id, number) VALUES ($1, 'voice', $2, $3, $4)
       ON CONFLICT (number_key, channel, case_id) DO UPDATE SET last_at = batline_now()`,
      [key, caseId, contactId, number],
    );
  }

  /** What an official is told before they are joined with the caller. */
  async soFar(caseId: string, on: Tx): Promise<{ contacts: number; firstWords: string | null }> {
    const [row] = await prepared<{ contacts: number; firstWords: string | null }>(
      on,
      `SELECT (SELECT count(*)::int FROM contact WHERE case_id = $1 OR case_id IN (SELECT id FROM case_file WHERE duplicate_of = $1)) AS contacts,
         (SELECT w.text FROM message m JOIN case_words w ON w.case_id = m.case_id AND w.seq = m.seq AND w.field = 'text'
           WHERE m.case_id = $1 AND m.kind = 'resident' ORDER BY m.seq LIMIT 1) AS "firstWords"`,
      [caseId],
    );
    return row ?? { contacts: 1, firstWords: null };
  }
}
