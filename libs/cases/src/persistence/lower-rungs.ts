import type { Channel } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** A case that waits on a rung below the mayor's. */
export interface OnLowerRung {
  id: string;
  tell: 'duty' | 'duty_all';
  channel: Channel;
  language: string;
  village: string | null;
  topic: string | null;
  /** When its `take` runs out, epoch ms. */
  dueAt: number;
}

/** Finds the cases that are lost sight of when people go off duty. */
@Injectable()
export class LowerRungs {
  all(tx: Tx): Promise<OnLowerRung[]> {
    return tx.query<OnLowerRung[]>(
      `SELECT * FROM (
         SELECT f.id, f.channel, f.language, f.village, f.topic, (extract(epoch FROM c.due_at) * 1000)::float8 AS "dueAt",
           (p.body #> CASE WHEN f.live THEN '{policy,live,ladder}'::text[] ELSE '{policy,ladder}' END) -> f.level ->> 'tell' AS tell
         FROM case_file f JOIN policy_snapshot p ON p.hash = f.policy_hash
         JOIN clock c ON c.case_id = f.id AND c.kind = 'take' AND c.next_at IS NOT NULL
         WHERE f.state = 'waiting') AS x
       WHERE tell IN ('duty', 'duty_all') ORDER BY "dueAt", id`,
    );
  }
}
