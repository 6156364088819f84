import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusingOverlaps } from './overlaps.js';
import { at, ms } from './roster-reads.js';

/** An absence as it stands. Instants are epoch ms. */
export interface AbsenceRow {
  id: string;
  personId: string;
  start: number;
  end: number;
}

const SELECT = `SELECT a.id, a.person_id AS "personId", ${ms('a.starts_at')} AS start, ${ms('a.ends_at')} AS end FROM absence a`;
const READ_AT_MOST = 5_000;

/** Absences that stand. */
@Injectable()
export class AbsenceStore {
  constructor(private readonly dataSource: DataSource) {}

  async between(from: number, to: number, personId: string | null): Promise<AbsenceRow[]> {
    return this.dataSource.query<AbsenceRow[]>(
      `${SELECT} WHERE a.cancelled_at IS NULL AND a.starts_at < ${at('$2')} AND a.ends_at > ${at('$1')} AND ($3::uuid IS NULL OR a.person_id = $3)
       ORDER BY a.starts_at, a.person_id, a.id LIMIT ${READ_AT_MOST}`,
      [from, to, personId],
    );
  }

  async locked(tx: Tx, id: string): Promise<AbsenceRow | undefined> {
    const [row] = await tx.query<AbsenceRow[]>(`${SELECT} WHERE a.id = $1 AND a.cancelled_at IS NULL FOR UPDATE`, [id]);
    return row;
  }

  /** @throws RefusalError `absence-overlaps` */
  async insert(tx: Tx, { id, personId, start, end }: AbsenceRow): Promise<void> {
    await refusingOverlaps(
      tx.query(`INSERT INTO absence (id, person_id, starts_at, ends_at) VALUES ($1, $2, ${at('$3')}, ${at('$4')})`, [
        id,
        personId,
        start,
        end,
      ]),
    );
  }

  /** Longer than it was, it counts as entered anew. @throws RefusalError `absence-overlaps` */
  async update(tx: Tx, { id, start, end }: AbsenceRow): Promise<void> {
    await refusingOverlaps(
      tx.query(
        `UPDATE absence SET starts_at = ${at('$2')}, ends_at = ${at('$3')},
           entered_at = CASE WHEN ends_at < ${at('$3')} THEN batline_now() ELSE entered_at END WHERE id = $1`,
        [id, start, end],
      ),
    );
  }

  /** One that has begun ends now, one that has not never was. */
  async end(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `UPDATE absence SET cancelled_at = CASE WHEN starts_at >= batline_now() THEN batline_now() END,
         ends_at = CASE WHEN starts_at >= batline_now() THEN ends_at ELSE least(ends_at, batline_now()) END WHERE id = $1`,
      [id],
    );
  }
}
