import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A clock that will be due, or will warn, soon. */
export interface ClockAhead {
  id: string;
  caseId: string;
  /** Epoch ms of what comes first. */
  nextAt: number;
  /** The database's clock when it was asked, epoch ms. */
  now: number;
}

/** More than this at once are found by the sweep. */
const AT_MOST = 20_000;

/** Looks ahead at what will be due. */
@Injectable()
export class ClocksAhead {
  constructor(private readonly dataSource: DataSource) {}

  async within(horizonMs: number): Promise<ClockAhead[]> {
    const rows = await this.dataSource.query<{ id: string; caseId: string; nextAt: string; now: string }[]>(
      `WITH clock_now AS MATERIALIZED (SELECT batline_now() AS at)
       SELECT id, case_id AS "caseId", (extract(epoch FROM next_at) * 1000)::bigint AS "nextAt",
         (extract(epoch FROM (SELECT at FROM clock_now)) * 1000)::bigint AS now
       FROM clock
       WHERE next_at > (SELECT at FROM clock_now) AND next_at <= (SELECT at FROM clock_now) + $1::float8 * interval '1 ms'
       ORDER BY next_at LIMIT ${AT_MOST}`,
      [horizonMs],
    );
    return rows.map(({ id, caseId, nextAt, now }) => ({ id, caseId, nextAt: Number(nextAt), now: Number(now) }));
  }
}
