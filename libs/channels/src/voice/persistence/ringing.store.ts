import { DEFAULT_LIVE_CAP, type Availability } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { isReserved, type KnownLeg, type MayorLine, type Reachable } from '../decisions/whom-to-ring.js';
import { CALL_COLUMNS, CALL_FROM, LEG_IS_OPEN, ms } from './call-columns.js';
import type { CallRow } from './call-row.js';

export type RingingRow = CallRow & { caseLanguage: string; legs: KnownLeg[] };

/** How they stand; who never said is available. */
type Standing = Pick<Availability, 'state' | 'liveCap' | 'liveNow'>;

/** Any number; it only has to be the same for every worker. */
const DECIDER = 520_001;

/** What the deciding of whom to ring reads, all of it in one snapshot's reach: one worker decides at a time. */
@Injectable()
export class RingingStore {
  /** @returns false: another worker is deciding */
  async decides(tx: Tx): Promise<boolean> {
    const [row] = await prepared<{ mine: boolean }>(tx, 'SELECT pg_try_advisory_xact_lock($1) AS mine', [DECIDER]);
    return row?.mine ?? false;
  }

  /** Calls of residents that have been in a queue and are not over, oldest first. */
  async calls(tx: Tx): Promise<RingingRow[]> {
    return prepared<RingingRow>(
      tx,
      `SELECT ${CALL_COLUMNS}, f.language AS "caseLanguage", COALESCE((SELECT jsonb_agg(jsonb_build_object('legId', l.delivery_id, 'personId', l.person_id,
           'role', l.role, 'open', ${LEG_IS_OPEN}, 'outcome', l.outcome, 'askedAt', ${ms('l.asked_at')}, 'endedAt', ${ms('d.ended_at')}) ORDER BY l.asked_at)
         FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id WHERE l.call_id = c.id), '[]') AS legs
       ${CALL_FROM} WHERE c.ended_at IS NULL AND c.direction = 'incoming' AND c.queued_at IS NOT NULL ORDER BY c.queued_at LIMIT 1000`,
      [],
    );
  }

  /** People with a phone of their own who are on duty, or own one of these cases. */
  async people(tx: Tx, owners: readonly string[]): Promise<Reachable[]> {
    const rows = await prepared<Omit<Reachable, 'reserved'> & Standing>(
      tx,
      `SELECT x.id, x.roles, COALESCE(u.duties, x.duties) AS duties, COALESCE(u.channels, '{}') AS channels, x.phone,
         u.person_id IS NOT NULL AS "onDuty",
         EXISTS (SELECT 1 FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id WHERE l.person_id = x.id AND ${LEG_IS_OPEN}) AS busy,
         COALESCE(s.state, 'available') AS state, COALESCE(s.live_cap, ${DEFAULT_LIVE_CAP}) AS "liveCap", COALESCE(n.live_now, 0) AS "liveNow",
         (SELECT ${ms('max(l.asked_at)')} FROM phone_leg l WHERE l.person_id = x.id) AS "lastCallAt"
       FROM person x LEFT JOIN batline_duty() u ON u.person_id = x.id
       LEFT JOIN person_presence s ON s.person_id = x.id
       LEFT JOIN batline_live_now((SELECT array_agg(id) FROM person WHERE phone IS NOT NULL AND disabled_at IS NULL)) n ON n.person_id = x.id
       WHERE x.phone IS NOT NULL AND x.disabled_at IS NULL AND (u.person_id IS NOT NULL OR x.id = ANY ($1))`,
      [owners],
    );
    return rows.map(({ state, liveCap, liveNow, ...one }) => ({ ...one, reserved: isReserved({ state, liveCap, liveNow }) }));
  }

  /** @param line the number that answers in the mayor's name; null: the mayor's own */
  async mayor(tx: Tx, line: string | null): Promise<MayorLine | null> {
    const [row] = await prepared<{ personId: string; number: string | null; busy: boolean }>(
      tx,
      `SELECT x.id AS "personId", COALESCE($1, x.phone) AS number,
         EXISTS (SELECT 1 FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id WHERE l.person_id = x.id AND ${LEG_IS_OPEN}) AS busy
       FROM person x WHERE 'mayor' = ANY (x.roles) AND x.disabled_at IS NULL ORDER BY x.created_at, x.id LIMIT 1`,
      [line],
    );
    return row?.number ? { ...row, number: row.number } : null;
  }

  /** Calls of ours that wait to be placed. */
  async unplaced(tx: Tx): Promise<number> {
    const [row] = await prepared<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM phone_delivery WHERE kind = 'call' AND state = 'stored'`,
      [],
    );
    return row?.count ?? 0;
  }
}
