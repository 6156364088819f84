import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { VisitFacts } from '../decisions/visit-access.js';

/** A visit; instants are epoch ms. */
export interface VisitRow extends VisitFacts {
  visitId: string;
  caseId: string;
  contactId: string;
  desk: string;
  deviceId: string | null;
  openedAt: number;
  slipsSent: number;
}

/** The word of the case's owner to who sits there. */
export interface ComingRow {
  at: number;
  how: 'room' | 'chat';
  minutes: number | null;
  ownerId: string;
}

/** A visit with what its host may know of the case, and what its slip can be sent to. */
export interface ServedRow extends VisitRow {
  now: number;
  keyVersion: number;
  trackingCode: string;
  language: string;
  live: boolean;
  coming: ComingRow | null;
  phone: string | null;
  email: string | null;
}

/** How a visit came to its end. */
export type VisitEnd = 'ended' | 'silence' | 'moved';

const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;
const COLUMNS = `v.id AS "visitId", v.case_id AS "caseId", v.contact_id AS "contactId", v.desk, v.host_id AS "hostId", v.device_id AS "deviceId",
  ${ms('v.opened_at')} AS "openedAt", ${ms('v.ends_at')} AS "endsAt", ${ms('v.ended_at')} AS "endedAt", v.slips_sent AS "slipsSent"`;
/** The last word of who owns the case still, said during this visit. */
const COMING = `(SELECT jsonb_build_object('at', ${ms('j.at')}, 'how', j.data->'facts'->>'how', 'minutes', j.data->'facts'->'minutes', 'ownerId', f.owner_id)
  FROM journal j WHERE j.case_id = f.id AND j.type = 'visit.official_coming' AND j.at >= v.opened_at AND j.data->'facts'->>'ownerId' = f.owner_id::text
  ORDER BY j.seq DESC LIMIT 1)`;
const SERVED = `SELECT ${COLUMNS}, f.tracking_code AS "trackingCode", f.language, f.live, ${ms('batline_now()')} AS now, c.key_version AS "keyVersion", ${COMING} AS coming, p.phone, p.email
  FROM visit v JOIN case_file f ON f.id = v.case_id JOIN contact c ON c.id = v.contact_id LEFT JOIN contact_person p ON p.contact_id = v.contact_id`;
const at = (parameter: number): string => `to_timestamp($${parameter}::float8 / 1000)`;

/** Visits. A case has at most one that is open: its resident sits in one place. */
@Injectable()
export class VisitStore {
  constructor(private readonly dataSource: DataSource) {}

  /** The database's clock, epoch ms. */
  async now(): Promise<number> {
    const [row] = await prepared<{ now: number }>(this.dataSource, `SELECT ${ms('batline_now()')} AS now`, []);
    if (!row) throw new Error('the database did not tell the time');
    return row.now;
  }

  /** Under the lock of the case, or in the transaction that opens it. */
  async open(tx: Tx, visit: Omit<VisitRow, 'endedAt' | 'slipsSent'>): Promise<void> {
    const { visitId, caseId, contactId, desk, hostId, deviceId, openedAt, endsAt } = visit;
    await prepared(
      tx,
      `INSERT INTO visit (id, case_id, contact_id, desk, host_id, device_id, opened_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, ${at(7)}, ${at(8)})`,
      [visitId, caseId, contactId, desk, hostId, deviceId, openedAt, endsAt],
    );
  }

  /** The visit on a case that was not ended, open or silent since; locked. */
  async standing(tx: Tx, caseId: string): Promise<VisitRow | undefined> {
    const [row] = await prepared<VisitRow>(tx, `SELECT ${COLUMNS} FROM visit v WHERE v.case_id = $1 AND v.ended_at IS NULL FOR UPDATE`, [
      caseId,
    ]);
    return row;
  }

  /** The last visit on a case that a host had, whether or not it goes on, and the language that its visitor speaks. */
  async lastOf(caseId: string, hostId: string): Promise<(VisitRow & { language: string }) | undefined> {
    const [row] = await prepared<VisitRow & { language: string }>(
      this.dataSource,
      `SELECT ${COLUMNS}, c.language FROM visit v JOIN contact c ON c.id = v.contact_id WHERE v.case_id = $1 AND v.host_id = $2 ORDER BY v.opened_at DESC LIMIT 1`,
      [caseId, hostId],
    );
    return row;
  }

  async goesOn(tx: Tx, visitId: string, endsAt: number): Promise<void> {
    await prepared(tx, `UPDATE visit SET ends_at = ${at(2)} WHERE id = $1`, [visitId, endsAt]);
  }

  async slipSent(tx: Tx, visitId: string): Promise<void> {
    await prepared(tx, 'UPDATE visit SET slips_sent = slips_sent + 1 WHERE id = $1', [visitId]);
  }

  /** Whatever visit stands on a case ends; one that was silent for too long ended then, whatever ends it now. */
  async end(tx: Tx, caseId: string, now: number, how: VisitEnd): Promise<void> {
    await prepared(
      tx,
      `UPDATE visit SET ended_at = LEAST(ends_at, ${at(2)}), how = CASE WHEN ends_at <= ${at(2)} THEN 'silence' ELSE $3 END WHERE case_id = $1 AND ended_at IS NULL`,
      [caseId, now, how],
    );
  }

  /** What a host has open, the newest first. */
  async servedBy(hostId: string, atMost: number): Promise<ServedRow[]> {
    return prepared<ServedRow>(
      this.dataSource,
      `${SERVED} WHERE v.host_id = $1 AND v.ended_at IS NULL AND v.ends_at > (SELECT batline_now()) ORDER BY v.opened_at DESC, v.id LIMIT $2`,
      [hostId, atMost],
    );
  }

  /** What stands open on a case. */
  async servedOn(caseId: string): Promise<ServedRow | undefined> {
    const [row] = await prepared<ServedRow>(
      this.dataSource,
      `${SERVED} WHERE v.case_id = $1 AND v.ended_at IS NULL AND v.ends_at > (SELECT batline_now())`,
      [caseId],
    );
    return row;
  }

  /** Cases with a visit that was silent for too long and that nobody ended. */
  async silent(atMost: number): Promise<string[]> {
    const rows = await this.dataSource.query<{ caseId: string }[]>(
      `SELECT case_id AS "caseId" FROM visit WHERE ended_at IS NULL AND ends_at <= (SELECT batline_now()) ORDER BY ends_at LIMIT $1`,
      [atMost],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** What a slip shows besides the public view. */
  async slipFacts(caseId: string): Promise<{ trackingCode: string; village: string | null; desk: string | null } | undefined> {
    const [row] = await prepared<{ trackingCode: string; village: string | null; desk: string | null }>(
      this.dataSource,
      `SELECT f.tracking_code AS "trackingCode", f.village,
         (SELECT v.desk FROM visit v WHERE v.case_id = f.id ORDER BY v.opened_at DESC LIMIT 1) AS desk FROM case_file f WHERE f.id = $1`,
      [caseId],
    );
    return row;
  }
}
