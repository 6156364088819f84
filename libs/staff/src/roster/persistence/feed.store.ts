import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ms } from './roster-reads.js';

/** A shift as a calendar shows it. Instants are epoch ms. */
export interface FeedShift {
  id: string;
  version: number;
  start: number;
  end: number;
  channels: string[];
  languages: string[];
  villages: string[];
  room: string | null;
  changedAt: number;
  /** Cancelled, or somebody else's by now. */
  gone: boolean;
}

/** Calendars look this far back and ahead, and hold so much at most. */
const BACK = `interval '60 days'`;
const AHEAD = `interval '400 days'`;
const AT_MOST = 2_000;

/** Addresses of personal calendars, by the hash of their secret, and what stands in them. */
@Injectable()
export class FeedStore {
  constructor(private readonly dataSource: DataSource) {}

  async createdAt(personId: string): Promise<Date | null> {
    const [row] = await this.dataSource.query<{ at: Date }[]>('SELECT created_at AS at FROM calendar_feed WHERE person_id = $1', [
      personId,
    ]);
    return row?.at ?? null;
  }

  /** In the place of the former one. @returns when it was made */
  async put(tx: Tx, personId: string, secretHash: Buffer): Promise<Date> {
    const [row] = await tx.query<[{ at: Date }]>(
      `INSERT INTO calendar_feed (person_id, secret_hash) VALUES ($1, $2)
       ON CONFLICT (person_id) DO UPDATE SET secret_hash = EXCLUDED.secret_hash, created_at = batline_now() RETURNING created_at AS at`,
      [personId, secretHash],
    );
    return row.at;
  }

  async remove(tx: Tx, personId: string): Promise<boolean> {
    const [, count] = await tx.query<[unknown, number]>('DELETE FROM calendar_feed WHERE person_id = $1', [personId]);
    return count > 0;
  }

  /** Whose it is; nobody's once they are disabled. */
  async personOf(secretHash: Buffer): Promise<string | undefined> {
    const [row] = await this.dataSource.query<{ id: string }[]>(
      'SELECT p.id FROM calendar_feed f JOIN person p ON p.id = f.person_id WHERE f.secret_hash = $1 AND p.disabled_at IS NULL',
      [secretHash],
    );
    return row?.id;
  }

  async shiftsOf(personId: string): Promise<FeedShift[]> {
    return this.dataSource.query<FeedShift[]>(
      `SELECT s.id, s.version, ${ms('s.starts_at')} AS start, ${ms('s.ends_at')} AS end, s.channels, s.languages, s.villages, s.room,
         ${ms('s.changed_at')} AS "changedAt", s.cancelled_at IS NOT NULL OR s.person_id <> $1 AS gone
       FROM duty_shift s
       WHERE s.starts_at > (SELECT batline_now()) - ${BACK} AND s.starts_at < (SELECT batline_now()) + ${AHEAD}
         AND (s.person_id = $1 OR s.id IN (SELECT w.shift_id FROM duty_swap w WHERE w.by_id = $1 AND w.how = 'accepted'))
       ORDER BY s.starts_at, s.id LIMIT ${AT_MOST}`,
      [personId],
    );
  }
}
