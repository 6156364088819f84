import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Finds messages by their client id, so that one that was resent is stored once. */
@Injectable()
export class MessageStore {
  /** @param authorId null for the resident. Asked under the case's lock, so nobody stores it meanwhile. */
  async isStored(tx: Tx, caseId: string, authorId: string | null, clientId: string): Promise<boolean> {
    const rows = await prepared(
      tx,
      `SELECT 1 FROM message WHERE case_id = $1 AND COALESCE(author_id, '${NOBODY}'::uuid) = COALESCE($2::uuid, '${NOBODY}'::uuid) AND client_id = $3`,
      [caseId, authorId, clientId],
    );
    return rows.length > 0;
  }
}
