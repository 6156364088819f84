import { prepared, type Tx } from '#platform/database';
import type { Language, Role } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegRole } from '../scripts/official-scripts.js';
import { LEG_IS_OPEN } from './call-columns.js';

export type LegOutcome = 'won' | 'late' | 'declined' | 'silent' | 'stopped';

/** A leg with whose it is and which call it belongs to. */
export interface LegRow {
  legId: string;
  callId: string;
  role: LegRole;
  outcome: LegOutcome | null;
  providerId: string | null;
  over: boolean;
  personId: string | null;
  username: string | null;
  name: string | null;
  roles: Role[] | null;
  languages: Language[] | null;
  disabled: boolean;
}

/** Calls of ours to people of the city; each is a delivery of the same id. */
@Injectable()
export class LegStore {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, leg: { id: string; callId: string; personId: string; role: LegRole }): Promise<void> {
    await prepared(tx, 'INSERT INTO phone_leg (delivery_id, call_id, person_id, role) VALUES ($1, $2, $3, $4)', [
      ...[leg.id, leg.callId, leg.personId, leg.role],
    ]);
  }

  async find(legId: string): Promise<LegRow | undefined> {
    const [row] = await prepared<LegRow>(
      this.dataSource,
      `SELECT l.delivery_id AS "legId", l.call_id AS "callId", l.role, l.outcome, d.provider_id AS "providerId", d.ended_at IS NOT NULL AS over,
         x.id AS "personId", x.username, x.name, x.roles, x.duties->'languages' AS languages, x.disabled_at IS NOT NULL AS disabled
       FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id LEFT JOIN person x ON x.id = l.person_id WHERE l.delivery_id = $1`,
      [legId],
    );
    return row;
  }

  async answered(legId: string): Promise<void> {
    await prepared(this.dataSource, 'UPDATE phone_leg SET answered_at = batline_now() WHERE delivery_id = $1 AND answered_at IS NULL', [
      legId,
    ]);
  }

  /** What was written first stands. */
  async ended(legId: string, outcome: Exclude<LegOutcome, 'won'>, on?: Tx): Promise<void> {
    await prepared(on ?? this.dataSource, 'UPDATE phone_leg SET outcome = $2 WHERE delivery_id = $1 AND outcome IS NULL', [legId, outcome]);
  }

  /** Answers the call; of two the database lets one win. */
  async won(tx: Tx, legId: string): Promise<void> {
    await prepared(tx, `UPDATE phone_leg SET outcome = 'won' WHERE delivery_id = $1`, [legId]);
  }

  /** Joins the call beside who answers it. @returns whether that is new */
  async joined(tx: Tx, legId: string): Promise<boolean> {
    const rows = await prepared(tx, `UPDATE phone_leg SET outcome = 'won' WHERE delivery_id = $1 AND outcome IS NULL RETURNING 1`, [legId]);
    return rows.length > 0;
  }

  /** Names of those who joined a call beside who answers it, and are in it; who joined last stands last. */
  async assistantsIn(callId: string): Promise<string[]> {
    const rows = await prepared<{ name: string }>(
      this.dataSource,
      `SELECT x.name FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id JOIN person x ON x.id = l.person_id
       WHERE l.call_id = $1 AND l.role = 'assistant' AND l.outcome = 'won' AND ${LEG_IS_OPEN} ORDER BY l.answered_at, l.delivery_id`,
      [callId],
    );
    return rows.map(({ name }) => name);
  }

  /** The winner hung up before they were joined. @returns whether it was the winner */
  async gaveUp(tx: Tx, legId: string): Promise<boolean> {
    const rows = await prepared(tx, `UPDATE phone_leg SET outcome = 'stopped' WHERE delivery_id = $1 AND outcome = 'won' RETURNING 1`, [
      legId,
    ]);
    return rows.length > 0;
  }

  /** Ids of a call's legs that ring, talk or wait to be placed. */
  async open(tx: Tx, callId: string): Promise<Pick<LegRow, 'legId' | 'role' | 'outcome' | 'providerId' | 'personId'>[]> {
    return prepared(
      tx,
      `SELECT l.delivery_id AS "legId", l.role, l.outcome, d.provider_id AS "providerId", l.person_id AS "personId" FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id
       WHERE l.call_id = $1 AND ${LEG_IS_OPEN} ORDER BY l.asked_at, l.delivery_id`,
      [callId],
    );
  }
}
