import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A clock that will be due, or will warn, soon; or that lately became so without anybody recording it. */
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

/**
 * So far back one looks for clocks that became due before an alarm was set for them: one whose warning was recorded late, one that
 * an alarm passed over because somebody held its case at that moment. What is older is the sweep's.
 */
const BEHIND = `interval '10 s'`;

/** Looks ahead at what will be due, and a little behind. */
@Injectable()
export class ClocksAhead {
  constructor(private readonly dataSource: DataSource) {}

  async within(horizonMs: number): Promise<ClockAhead[]> {
    const rows = await this.dataSource.query<{ id: string; caseId: string; nextAt: string; now: string }[]>(
      `WITH clock_now AS MATERIALIZED (SELECT batline_now() AS at)
       SELECT id, case_id AS "caseId", (extract(epoch FROM next_at) * 1000)::bigint AS "nextAt",
         (extract(epoch FROM (SELECT at FROM clock_now)) * 1000)::bigint AS now
       FROM clock
       WHERE next_at > (SELECT at FROM clock_now) - ${BEHIND} AND next_at <= (SELECT at FROM clock_now) + $1::float8 * interval '1 ms'
       ORDER BY next_at LIMIT ${AT_MOST}`,
      [horizonMs],
    );
    return rows.map(({ id, caseId, nextAt, now }) => ({ id, caseId, nextAt: Number(nextAt), now: Number(now) }));
  }
}
