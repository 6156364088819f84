import type { Away, Rostered } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ABSENT_UNTIL, ON_DUTY } from '../../persistence/person-facts.js';

/** What the roster says of a stretch of time: of people who are not disabled. */
export interface RosterSpan {
  shifts: Rostered[];
  absences: Away[];
}

/** How somebody's own duty stands. */
export interface OwnDuty {
  onDuty: boolean;
  dutySwitch: boolean;
  /** Until when a shift of theirs runs. */
  shiftUntil: Date | null;
  absentUntil: Date | null;
}

/** Epoch ms of a timestamptz expression, as a number. */
export const ms = (expression: string): string => `(extract(epoch FROM ${expression}) * 1000)::float8`;
/** The other way round, of a parameter. */
export const at = (parameter: string): string => `to_timestamp(${parameter}::float8 / 1000)`;

const SPAN = `
  SELECT
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', s.person_id, 'roles', p.roles, 'channels', s.channels,
         'duties', batline_shift_duties(p.duties, s.languages, s.villages, s.topics), 'start', ${ms('s.starts_at')}, 'end', ${ms('s.ends_at')})), '[]')
       FROM duty_shift s JOIN person p ON p.id = s.person_id AND p.disabled_at IS NULL
       WHERE s.cancelled_at IS NULL AND s.starts_at < ${at('$2')} AND s.starts_at > ${at('$1')} - interval '25 hours' AND s.ends_at > ${at('$1')}) AS shifts,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('personId', a.person_id, 'start', ${ms('a.starts_at')}, 'end', ${ms('a.ends_at')})), '[]')
       FROM absence a WHERE a.cancelled_at IS NULL AND a.starts_at < ${at('$2')} AND a.ends_at > ${at('$1')}) AS absences`;

/** Reads the roster for those who decide by it. */
@Injectable()
export class RosterReads {
  constructor(private readonly dataSource: DataSource) {}

  /** Everything that touches `[from, to)`, epoch ms, in one statement. */
  async span(from: number, to: number, tx?: Tx): Promise<RosterSpan> {
    const [row] = await (tx ?? this.dataSource).query<RosterSpan[]>(SPAN, [from, to]);
    if (!row) throw new Error('the database did not tell the roster');
    return row;
  }

  /** How somebody's own duty stands now. */
  async dutyOf(personId: string): Promise<OwnDuty> {
    const [row] = await this.dataSource.query<OwnDuty[]>(
      `SELECT p.on_duty AS "dutySwitch", ${ON_DUTY} AS "onDuty",
         (SELECT s.ends_at FROM duty_shift s WHERE s.person_id = p.id AND s.cancelled_at IS NULL
            AND tstzrange(s.starts_at, s.ends_at) @> (SELECT batline_now())) AS "shiftUntil",
         ${ABSENT_UNTIL} AS "absentUntil"
       FROM person p WHERE p.id = $1`,
      [personId],
    );
    if (!row) throw new Error('somebody who signed in is nobody');
    return row;
  }

  /** Until when somebody who is away now will be, epoch ms. */
  async awayUntil(tx: Tx, personId: string): Promise<number | null> {
    const [row] = await tx.query<{ until: number | null }[]>(`SELECT ${ms(ABSENT_UNTIL)} AS until FROM person p WHERE p.id = $1`, [
      personId,
    ]);
    return row?.until ?? null;
  }

  /** The database's clock, epoch ms. */
  async now(tx?: Tx): Promise<number> {
    const [row] = await (tx ?? this.dataSource).query<{ now: number }[]>(`SELECT ${ms('batline_now()')} AS now`);
    if (!row) throw new Error('the database did not tell the time');
    return row.now;
  }
}
