import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** What is known of a case whose resident calls. */
@Injectable()
export class IncomingStore {
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
