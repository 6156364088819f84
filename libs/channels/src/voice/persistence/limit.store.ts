import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** What was done in a number's name lately, by the database's clock; counted from the rows themselves. */
@Injectable()
export class LimitStore {
  /** Makes all that counts the same of one number wait for each other until the transaction ends: count after it. */
  async lock(tx: Tx, number: string, what: 'codes' | 'texts' | 'calls'): Promise<void> {
    await prepared(tx, 'SELECT pg_advisory_xact_lock(hashtextextended($1, $2))', [number, { codes: 513, texts: 514, calls: 515 }[what]]);
  }

  /** Calls of the last hour that came from a number and opened cases. */
  async callsOf(tx: Tx, number: string): Promise<number> {
    const [row] = await prepared<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM phone_call WHERE direction = 'incoming' AND number = $1 AND NOT keyed_in
         AND started_at > (SELECT batline_now()) - interval '1 hour'`,
      [number],
    );
    return row?.count ?? 0;
  }

  /** Codes that were sent to a number, and wrong tries of them. */
  async codesOf(tx: Tx, numberKeys: readonly Buffer[]): Promise<{ hour: number; day: number; wrong: number }> {
    const [row] = await prepared<{ hour: number; day: number; wrong: number }>(
      tx,
      `SELECT count(*) FILTER (WHERE created_at > batline_now() - interval '1 hour')::int AS hour, count(*)::int AS day,
         COALESCE(sum(tries - (used_at IS NOT NULL)::int), 0)::int AS wrong
       FROM phone_code WHERE number_key = ANY ($1) AND created_at > (SELECT batline_now()) - interval '1 day'`,
      [numberKeys],
    );
    return row ?? { hour: 0, day: 0, wrong: 0 };
  }
}
