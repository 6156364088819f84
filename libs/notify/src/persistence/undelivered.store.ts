import { prepared, type Tx } from '#platform/database';
import type { MessageChannel, Refusal } from '#telephony';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A text of a case that did not arrive, and of which nothing has been said yet. */
export interface UndeliveredText {
  id: string;
  caseId: string;
  channel: MessageChannel;
  purpose: string;
  messageId: string | null;
  reason: Refusal;
  code: string | null;
}

const UNTOLD = `kind <> 'call' AND told_at IS NULL AND refusal IS NOT NULL AND ended_at IS NOT NULL`;
const BATCH = 50;

/** Texts that did not arrive. */
@Injectable()
export class UndeliveredStore {
  constructor(private readonly dataSource: DataSource) {}

  untold(): Promise<UndeliveredText[]> {
    return prepared<UndeliveredText>(
      this.dataSource,
      `SELECT id, case_id AS "caseId", kind AS channel, purpose, message_id AS "messageId", refusal AS reason, code FROM phone_delivery
       WHERE ${UNTOLD} AND case_id IS NOT NULL ORDER BY created_at LIMIT ${BATCH}`,
      [],
    );
  }

  /** @returns false when somebody said it meanwhile, or it arrived after all */
  async told(tx: Tx, id: string): Promise<boolean> {
    const rows = await prepared(tx, `UPDATE phone_delivery SET told_at = batline_now() WHERE id = $1 AND ${UNTOLD} RETURNING 1`, [id]);
    return rows.length > 0;
  }
}
