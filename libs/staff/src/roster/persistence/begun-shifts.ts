import type { OnDuty } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** A shift that began, and whose person is on duty by it. */
export interface BegunShift {
  shiftId: string;
  person: OnDuty;
  endsAt: Date;
}

/** Shifts that have begun since somebody last asked. */
@Injectable()
export class BegunShifts {
  /** Each is handed out once, to one worker: who is away meanwhile has theirs once they are back. Within the caller's transaction. */
  async take(tx: Tx): Promise<BegunShift[]> {
    const [rows] = await tx.query<[BegunShift[], number]>(
      `UPDATE duty_shift s SET began_told_at = batline_now() FROM batline_duty() d
       WHERE d.via_shift = s.id AND s.began_told_at IS NULL
         AND s.id IN (SELECT x.id FROM duty_shift x WHERE x.began_told_at IS NULL AND x.cancelled_at IS NULL AND x.starts_at <= (SELECT batline_now())
           AND x.starts_at > (SELECT batline_now()) - interval '25 hours' ORDER BY x.id FOR UPDATE SKIP LOCKED)
       RETURNING s.id AS "shiftId", s.ends_at AS "endsAt",
         jsonb_build_object('id', d.person_id, 'roles', d.roles, 'duties', d.duties, 'channels', d.channels) AS person`,
    );
    return rows;
  }
}
