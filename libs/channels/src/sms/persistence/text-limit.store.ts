import { prepared, type Tx } from '#platform/database';
import type { TextPurpose } from '#telephony';
import { Injectable } from '@nestjs/common';

/** What a number wrote and was told lately, by the database's clock. Whoever counts holds a lock on the number. */
@Injectable()
export class TextLimitStore {
  /** Cases that its texts opened in the last hour, on all channels. */
  async firstTexts(tx: Tx, numberKeys: readonly Buffer[]): Promise<number> {
    const [row] = await prepared<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM phone_thread t JOIN case_file f ON f.id = t.case_id AND f.channel = t.channel
       WHERE t.number_key = ANY ($1) AND t.channel <> 'voice' AND f.opened_at > (SELECT batline_now()) - interval '1 hour'`,
      [numberKeys],
    );
    return row?.count ?? 0;
  }

  /** Confirmations of STOP and START that went to a number, on all channels. */
  async confirmations(tx: Tx, number: string): Promise<{ hour: number; day: number }> {
    const [row] = await prepared<{ hour: number; day: number }>(
      tx,
      `SELECT count(*) FILTER (WHERE created_at > (SELECT batline_now()) - interval '1 hour')::int AS hour, count(*)::int AS day
       FROM phone_delivery WHERE kind <> 'call' AND to_number = $1 AND purpose IN ('stopped', 'started')
         AND created_at > (SELECT batline_now()) - interval '1 day'`,
      [number],
    );
    return row ?? { hour: 0, day: 0 };
  }

  /** In the last hour. */
  async wasTold(tx: Tx, number: string, purpose: TextPurpose): Promise<boolean> {
    const rows = await prepared(
      tx,
      `SELECT 1 FROM phone_delivery WHERE kind <> 'call' AND to_number = $1 AND purpose = $2
         AND created_at > (SELECT batline_now()) - interval '1 hour' LIMIT 1`,
      [number, purpose],
    );
    return rows.length > 0;
  }
}
