import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { MessageChannel } from '../call-state.js';

/** Numbers that want no texts, by channel; known by their keys alone. */
@Injectable()
export class OptOutStore {
  async isOut(tx: Tx, numberKeys: readonly Buffer[], channel: MessageChannel): Promise<boolean> {
    const rows = await prepared(tx, 'SELECT 1 FROM phone_opt_out WHERE number_key = ANY ($1) AND channel = $2', [numberKeys, channel]);
    return rows.length > 0;
  }

  /** @returns whether that is new */
  async out(tx: Tx, numberKey: Buffer, channel: MessageChannel): Promise<boolean> {
    const rows = await prepared(tx, 'INSERT INTO phone_opt_out (number_key, channel) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1', [
      numberKey,
      channel,
    ]);
    return rows.length > 0;
  }

  /** Texts are wanted again. @returns whether that is new */
  async in(tx: Tx, numberKeys: readonly Buffer[], channel: MessageChannel): Promise<boolean> {
    const rows = await prepared(tx, 'DELETE FROM phone_opt_out WHERE number_key = ANY ($1) AND channel = $2 RETURNING 1', [
      numberKeys,
      channel,
    ]);
    return rows.length > 0;
  }
}
