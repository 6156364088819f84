import type { DutyPattern, WeekDay } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DETAILS, type ShiftDetails } from './shift.store.js';

/** A pattern as it stands. */
export interface PatternRow extends DutyPattern, ShiftDetails {
  id: string;
  version: number;
  personId: string;
  /** Days, `YYYY-MM-DD`. */
  madeUntil: string | null;
  leftOut: string[];
  ended: boolean;
}

const SELECT = `
  SELECT s.id, s.version, s.person_id AS "personId", s.weekdays, s.from_time AS from, s.to_time AS to, s.every_weeks AS "everyWeeks",
    s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", ${DETAILS}, s.made_until::text AS "madeUntil", s.left_out::text[] AS "leftOut",
    s.ended_at IS NOT NULL AS ended
  FROM duty_pattern s`;

/** Patterns of duty. */
@Injectable()
export class PatternStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Those in force, or of one person. */
  async inForce(personId: string | null): Promise<PatternRow[]> {
    return this.dataSource.query<PatternRow[]>(
      `${SELECT} WHERE s.ended_at IS NULL AND ($1::uuid IS NULL OR s.person_id = $1) ORDER BY s.starts_on, s.created_at, s.id LIMIT 5000`,
      [personId],
    );
  }

  async wereAny(): Promise<boolean> {
    return (await this.dataSource.query<unknown[]>('SELECT 1 FROM duty_pattern LIMIT 1')).length > 0;
  }

  async locked(tx: Tx, id: string): Promise<PatternRow | undefined> {
    const [row] = await tx.query<PatternRow[]>(`${SELECT} WHERE s.id = $1 FOR UPDATE`, [id]);
    return row;
  }

  /** One in force whose shifts are not made until this day yet, and that nobody else is making. */
  async due(tx: Tx, until: string): Promise<PatternRow | undefined> {
    const [row] = await tx.query<PatternRow[]>(
      `${SELECT} JOIN person p ON p.id = s.person_id AND p.disabled_at IS NULL
       WHERE s.ended_at IS NULL AND (s.made_until IS NULL OR s.made_until < least($1::date, s.ends_on))
       ORDER BY s.id LIMIT 1 FOR UPDATE OF s SKIP LOCKED`,
      [until],
    );
    return row;
  }

  async insert(tx: Tx, pattern: PatternRow): Promise<void> {
    await tx.query(
      `INSERT INTO duty_pattern (id, person_id, weekdays, from_time, to_time, every_weeks, starts_on, ends_on, channels, languages, villages, topics, room)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [pattern.id, pattern.personId, ...wallOf(pattern), pattern.startsOn, pattern.endsOn, ...detailsOf(pattern)],
    );
  }

  async update(tx: Tx, pattern: PatternRow): Promise<void> {
    await tx.query(
      `UPDATE duty_pattern SET weekdays = $2, from_time = $3, to_time = $4, every_weeks = $5, ends_on = $6, channels = $7, languages = $8, villages = $9,
         topics = $10, room = $11, version = version + 1 WHERE id = $1`,
      [pattern.id, ...wallOf(pattern), pattern.endsOn, ...detailsOf(pattern)],
    );
  }

  async made(tx: Tx, id: string, until: string, leftOut: readonly string[]): Promise<void> {
    await tx.query(`UPDATE duty_pattern SET made_until = $2, left_out = $3 WHERE id = $1`, [id, until, leftOut]);
  }

  async end(tx: Tx, id: string): Promise<void> {
    await tx.query(`UPDATE duty_pattern SET ended_at = batline_now(), version = version + 1 WHERE id = $1`, [id]);
  }
}

const wallOf = ({ weekdays, from, to, everyWeeks }: PatternRow): [readonly WeekDay[], string, string, number] => [
  weekdays,
  from,
  to,
  everyWeeks,
];
const detailsOf = ({ channels, languages, villages, topics, room }: PatternRow): unknown[] => [channels, languages, villages, topics, room];
