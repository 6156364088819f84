import type { Channel, Language, Occurrence, Topic } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { refusingOverlaps } from './overlaps.js';
import { at, ms } from './roster-reads.js';

/** For which contacts somebody is there; empty lists: what they answer for anyway. */
export interface ShiftDetails {
  channels: Channel[];
  languages: Language[];
  villages: string[];
  topics: Topic[];
  room: string | null;
}

/** A shift as it stands. Instants are epoch ms. */
export interface ShiftRow extends ShiftDetails {
  id: string;
  version: number;
  personId: string;
  start: number;
  end: number;
  patternId: string | null;
  cancelledAt: number | null;
}

export const DETAILS = 's.channels, s.languages, s.villages, s.topics, s.room';
const SELECT = `
  SELECT s.id, s.version, s.person_id AS "personId", ${ms('s.starts_at')} AS start, ${ms('s.ends_at')} AS end, ${DETAILS},
    s.pattern_id AS "patternId", ${ms('s.cancelled_at')} AS "cancelledAt"
  FROM duty_shift s`;
/** More than a city has in two months. */
const READ_AT_MOST = 10_000;

/** Shifts by their id, person and time. */
@Injectable()
export class ShiftStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Cancelled ones too, in order. */
  async between(from: number, to: number, personId: string | null): Promise<ShiftRow[]> {
    return this.dataSource.query<ShiftRow[]>(
      `${SELECT} WHERE s.starts_at < ${at('$2')} AND s.starts_at > ${at('$1')} - interval '25 hours' AND s.ends_at > ${at('$1')}
         AND ($3::uuid IS NULL OR s.person_id = $3) ORDER BY s.starts_at, s.person_id, s.id LIMIT ${READ_AT_MOST}`,
      [from, to, personId],
    );
  }

  async byId(tx: Tx, id: string): Promise<ShiftRow | undefined> {
    const [row] = await tx.query<ShiftRow[]>(`${SELECT} WHERE s.id = $1`, [id]);
    return row;
  }

  async locked(tx: Tx, id: string): Promise<ShiftRow | undefined> {
    const [row] = await tx.query<ShiftRow[]>(`${SELECT} WHERE s.id = $1 FOR UPDATE`, [id]);
    return row;
  }

  /** @throws RefusalError `shift-overlaps` */
  async insert(tx: Tx, shift: ShiftDetails & Pick<ShiftRow, 'id' | 'personId' | 'start' | 'end'>): Promise<void> {
    await refusingOverlaps(
      tx.query(
        `INSERT INTO duty_shift (id, person_id, starts_at, ends_at, channels, languages, villages, topics, room)
         VALUES ($1, $2, ${at('$3')}, ${at('$4')}, $5, $6, $7, $8, $9)`,
        [shift.id, shift.personId, shift.start, shift.end, ...listsOf(shift)],
      ),
    );
  }

  /** From now on its pattern leaves it alone. @throws RefusalError `shift-overlaps` */
  async update(tx: Tx, { id, personId, start, end, ...details }: ShiftRow): Promise<void> {
    await refusingOverlaps(
      tx.query(
        `UPDATE duty_shift SET person_id = $2, starts_at = ${at('$3')}, ends_at = ${at('$4')}, channels = $5, languages = $6, villages = $7,
           topics = $8, room = $9, version = version + 1, by_hand = true, changed_at = batline_now() WHERE id = $1`,
        [id, personId, start, end, ...listsOf(details)],
      ),
    );
  }

  async cancel(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `UPDATE duty_shift SET cancelled_at = batline_now(), version = version + 1, by_hand = true, changed_at = batline_now() WHERE id = $1`,
      [id],
    );
  }

  /** Shifts of a person that stand, touch `[from, to)`, and that this pattern may not move. */
  async others(tx: Tx, personId: string, patternId: string, from: number, to: number): Promise<{ start: number; end: number }[]> {
    return tx.query(
      `SELECT ${ms('starts_at')} AS start, ${ms('ends_at')} AS end FROM duty_shift
       WHERE person_id = $1 AND cancelled_at IS NULL AND (pattern_id IS DISTINCT FROM $2 OR by_hand OR starts_at <= batline_now())
         AND starts_at < ${at('$4')} AND ends_at > ${at('$3')}`,
      [personId, patternId, from, to],
    );
  }

  /** Makes the shifts of a pattern; with `again`, those that were made before and that nobody touched are made as they are now. */
  async make(
    tx: Tx,
    pattern: ShiftDetails & { id: string; personId: string },
    shifts: readonly Occurrence[],
    again: boolean,
  ): Promise<void> {
    const written = again
      ? `(pattern_id, occurs_on) DO UPDATE SET starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, channels = EXCLUDED.channels,
           languages = EXCLUDED.languages, villages = EXCLUDED.villages, topics = EXCLUDED.topics, room = EXCLUDED.room, cancelled_at = NULL,
           version = duty_shift.version + 1, changed_at = batline_now() WHERE NOT duty_shift.by_hand AND duty_shift.starts_at > batline_now()`
      : 'DO NOTHING';
    await refusingOverlaps(
      tx.query(
        `INSERT INTO duty_shift (id, person_id, starts_at, ends_at, channels, languages, villages, topics, room, pattern_id, occurs_on)
         SELECT gen_random_uuid(), $2, ${at('x.start')}, ${at('x.end')}, $4, $5, $6, $7, $8, $1, x.day
         FROM jsonb_to_recordset($3::jsonb) AS x (day date, start float8, "end" float8) ON CONFLICT ${written}`,
        [pattern.id, pattern.personId, JSON.stringify(shifts), ...listsOf(pattern)],
      ),
    );
  }

  /** Of these days, those on which a pattern made its shift, whatever became of it. */
  async daysOf(tx: Tx, patternId: string, days: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ day: string }[]>(
      `SELECT occurs_on::text AS day FROM duty_shift WHERE pattern_id = $1 AND occurs_on = ANY ($2::date[])`,
      [patternId, days],
    );
    return new Set(rows.map(({ day }) => day));
  }

  /** Cancels a pattern's shifts that have not begun and that nobody touched. @returns their ids */
  async cancelUntouched(tx: Tx, patternId: string): Promise<string[]> {
    const [rows] = await tx.query<[{ id: string }[], number]>(
      `UPDATE duty_shift SET cancelled_at = batline_now(), version = version + 1, changed_at = batline_now()
       WHERE pattern_id = $1 AND NOT by_hand AND cancelled_at IS NULL AND starts_at > batline_now() RETURNING id`,
      [patternId],
    );
    return rows.map(({ id }) => id);
  }
}

const listsOf = ({ channels, languages, villages, topics, room }: ShiftDetails): unknown[] => [channels, languages, villages, topics, room];
