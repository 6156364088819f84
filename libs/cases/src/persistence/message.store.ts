import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What a message says; an answer also says why not, and what can be done instead. */
export interface MessageWords {
  text: string;
  reason: string | null;
  alternative: string | null;
}

/** Words of messages; and messages by their client id, so that one that was resent is stored once. */
@Injectable()
export class MessageStore {
  /** Everything that a message says to the resident, by its id; those that are erased are left out. */
  async words(tx: Tx, ids: readonly string[]): Promise<Map<string, MessageWords>> {
    if (ids.length === 0) return new Map();
    const rows = await prepared<MessageWords & { id: string }>(
      tx,
      `SELECT m.id, w.text, r.text AS reason, a.text AS alternative FROM message m
       JOIN case_words w ON w.case_id = m.case_id AND w.seq = m.seq AND w.field = 'text'
       LEFT JOIN case_words r ON r.case_id = m.case_id AND r.seq = m.seq AND r.field = 'reason'
       LEFT JOIN case_words a ON a.case_id = m.case_id AND a.seq = m.seq AND a.field = 'alternative'
       WHERE m.id = ANY ($1) AND m.visibility = 'public'`,
      [ids],
    );
    return new Map(rows.map(({ id, ...words }) => [id, words]));
  }

  /**
   * @param authorId null for the resident. Asked under the case's lock, so nobody stores it meanwhile.
   * @returns its sequence number and its words (absent once erased); undefined when nothing was stored under that id
   */
  async stored(
    tx: Tx,
    caseId: string,
    authorId: string | null,
    clientId: string,
  ): Promise<{ seq: number; text: string | null } | undefined> {
    const [row] = await prepared<{ seq: number; text: string | null }>(
      tx,
      `SELECT m.seq, w.text FROM message m LEFT JOIN case_words w ON w.case_id = m.case_id AND w.seq = m.seq AND w.field = 'text'
       WHERE m.case_id = $1 AND COALESCE(m.author_id, '${NOBODY}'::uuid) = COALESCE($2::uuid, '${NOBODY}'::uuid) AND m.client_id = $3`,
      [caseId, authorId, clientId],
    );
    return row;
  }
}
