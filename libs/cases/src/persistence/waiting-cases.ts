import type { Routable } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** What routing and counting look at of a case that waits. */
export interface WaitingCase extends Routable {
  live: boolean;
}

/** Nobody counts further than this. */
const AT_MOST = 2_000;

/** Cases that wait for somebody to take them, as far as routing minds. */
@Injectable()
export class WaitingCases {
  /** The longest waiting first. */
  async all(tx: Tx): Promise<WaitingCase[]> {
    return tx.query<WaitingCase[]>(
      `SELECT language, village, topic, channel, live FROM case_file WHERE state = 'waiting'
       ORDER BY batline_waits(live, COALESCE(late_since, nearest_due_at)), id LIMIT ${AT_MOST}`,
    );
  }
}
