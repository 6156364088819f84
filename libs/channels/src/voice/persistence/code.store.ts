import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { ms } from './call-columns.js';

export interface CodeRow {
  id: string;
  caseId: string;
  codeHash: Buffer;
  tries: number;
  usedAt: Date | null;
  expired: boolean;
}

/** Codes by which a caller shows that an open case is theirs; one for a call. */
@Injectable()
export class CodeStore {
  /** Makes those who ask on behalf of one call wait for each other. */
  async lockCall(tx: Tx, callId: string): Promise<boolean> {
    return (await prepared(tx, 'SELECT 1 FROM phone_call WHERE id = $1 AND ended_at IS NULL FOR UPDATE', [callId])).length > 0;
  }

  async ofCall(tx: Tx, callId: string): Promise<CodeRow | undefined> {
    const [row] = await prepared<CodeRow>(
      tx,
      `SELECT id, case_id AS "caseId", code_hash AS "codeHash", tries, used_at AS "usedAt", expires_at <= batline_now() AS expired
       FROM phone_code WHERE call_id = $1`,
      [callId],
    );
    return row;
  }

  /** @param code its `sentTo` null: nobody gets it */
  async insert(
    tx: Tx,
    code: { id: string; callId: string; caseId: string; hash: Buffer; minutes: number; sentTo: Buffer | null },
  ): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO phone_code (id, call_id, case_id, code_hash, number_key, expires_at)
       VALUES ($1, $2, $3, $4, $6, batline_now() + $5::float8 * interval '1 minute')`,
      [code.id, code.callId, code.caseId, code.hash, code.minutes, code.sentTo],
    );
  }

  async tried(tx: Tx, id: string): Promise<void> {
    await prepared(tx, 'UPDATE phone_code SET tries = tries + 1 WHERE id = $1', [id]);
  }

  async used(tx: Tx, id: string): Promise<void> {
    await prepared(tx, 'UPDATE phone_code SET used_at = batline_now() WHERE id = $1', [id]);
  }

  /** A case of a number, when it was opened (epoch ms), and whether the number has other open ones. */
  async joined(
    tx: Tx,
    caseId: string,
    numberKeys: readonly Buffer[],
  ): Promise<{ trackingCode: string; openedAt: number; others: boolean }> {
    const [row] = await prepared<{ trackingCode: string; openedAt: number; others: boolean }>(
      tx,
      `SELECT f.tracking_code AS "trackingCode", ${ms('f.opened_at')} AS "openedAt", EXISTS (SELECT 1 FROM phone_thread t
         JOIN case_file o ON o.id = t.case_id WHERE t.number_key = ANY ($2) AND o.id <> f.id AND o.state <> 'closed') AS others
       FROM case_file f WHERE f.id = $1`,
      [caseId, numberKeys],
    );
    if (!row) throw new Error('a case vanished inside a transaction');
    return row;
  }

  /** The newest open case of a number, on whichever of its channels, other than this call's own. */
  async openCaseOf(tx: Tx, numberKeys: readonly Buffer[], notThis: string): Promise<string | undefined> {
    const [row] = await prepared<{ id: string }>(
      tx,
      `SELECT f.id FROM phone_thread t JOIN case_file f ON f.id = t.case_id
       WHERE t.number_key = ANY ($1) AND f.id <> $2 AND f.state <> 'closed' ORDER BY t.last_at DESC, f.opened_at DESC LIMIT 1`,
      [numberKeys, notThis],
    );
    return row?.id;
  }
}
