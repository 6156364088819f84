import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { Delivery } from '../outbox/delivery.js';

/** Writes down which call or message at the provider a delivery turned out to be. Deliveries are locked before. */
@Injectable()
export class SightingStore {
  /**
   * It is said to belong to `id`: a guess by which another delivery has it is taken back, and that one is looked for again.
   * @returns false when it belongs to another delivery for certain
   */
  async release(tx: Tx, providerId: string, id: string): Promise<boolean> {
    await prepared(
      tx,
      `UPDATE phone_delivery SET provider_id = NULL, guessed = false, state = 'unknown', progress = NULL, progress_sequence = NULL,
         progress_at = NULL, ended_at = NULL, not_before = batline_now() WHERE provider_id = $1 AND id <> $2 AND guessed`,
      [providerId, id],
    );
    return (await prepared(tx, 'SELECT 1 FROM phone_delivery WHERE provider_id = $1 AND id <> $2', [providerId, id])).length === 0;
  }

  /** A cancelled call that went out all the same stays cancelled, and its end is asked for. */
  async sent(tx: Tx, { id, kind }: Pick<Delivery, 'id' | 'kind'>, providerId: string, guessed: boolean): Promise<void> {
    await prepared(
      tx,
      `UPDATE phone_delivery SET provider_id = $2, guessed = $3, sent_at = COALESCE(sent_at, batline_now()), refusal = NULL, code = NULL, ended_at = NULL,
         end_asked_at = CASE WHEN state = 'cancelled' AND $4 THEN COALESCE(end_asked_at, batline_now()) ELSE end_asked_at END,
         state = CASE WHEN state = 'cancelled' AND $4 THEN state ELSE 'sent' END WHERE id = $1`,
      [id, providerId, guessed, kind === 'call'],
    );
  }

  /** It went out once more than it should. @returns whether that is new */
  async extra(tx: Tx, { id, kind }: Pick<Delivery, 'id' | 'kind'>, providerId: string): Promise<boolean> {
    const rows = await prepared<unknown>(
      tx,
      `UPDATE phone_delivery SET extra_ids = extra_ids || $2::text, sent_twice = sent_twice + 1,
         to_end = CASE WHEN $3 THEN to_end || $2::text ELSE to_end END WHERE id = $1 AND NOT $2 = ANY (extra_ids) RETURNING 1`,
      [id, providerId, kind === 'call'],
    );
    return rows.length > 0;
  }
}
