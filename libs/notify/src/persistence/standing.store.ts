import type { Language } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OutPath, PathOrder } from '../paths/steps-for.js';
import type { ReachedBy } from '../paths/reach.js';

/** How somebody of the city stands when something is to be told. Instants are epoch ms. */
export interface StandingRow extends ReachedBy {
  readonly personId: string;
  readonly isMayor: boolean;
  readonly language: Language | null;
  /** Null: they ordered nothing. */
  readonly order: PathOrder | null;
  /** When they were last disturbed outside duty, by path. */
  readonly quietAt: Partial<Record<OutPath, number>>;
  /** By the database's clock. */
  readonly now: number;
}

const COLUMNS = `p.id AS "personId", 'mayor' = ANY (p.roles) AS "isMayor", p.duties->'languages'->>0 AS language, p.phone,
  p.phone_proven_at IS NOT NULL AS "phoneProven", p.email,
  (SELECT count(*)::int FROM push_subscription s WHERE s.person_id = p.id AND s.gone_at IS NULL) AS pushes,
  (SELECT jsonb_build_object('steps', o.steps, 'quiet', o.quiet) FROM notification_order o WHERE o.person_id = p.id) AS "order",
  COALESCE((SELECT jsonb_object_agg(q.path, q.at) FROM (
    SELECT s.path, max(extract(epoch FROM COALESCE(s.ended_at, s.due_at)) * 1000)::float8 AS at FROM notice_step s
    WHERE s.person_id = p.id AND s.because = 'quiet' AND s.state IN ('sending', 'handed', 'sent') GROUP BY 1) q), '{}') AS "quietAt",
  (extract(epoch FROM batline_now()) * 1000)::float8 AS now`;

/** How people stand, and the order that each of them gave. */
@Injectable()
export class StandingStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Those who still work here. */
  async of(tx: Tx, personIds: readonly string[]): Promise<StandingRow[]> {
    return prepared<StandingRow>(tx, `SELECT ${COLUMNS} FROM person p WHERE p.id = ANY ($1) AND p.disabled_at IS NULL`, [personIds]);
  }

  async ofOne(personId: string, tx?: Tx): Promise<StandingRow | undefined> {
    const [row] = await prepared<StandingRow>(tx ?? this.dataSource, `SELECT ${COLUMNS} FROM person p WHERE p.id = $1`, [personId]);
    return row;
  }

  async order(tx: Tx, personId: string, { steps, quiet }: PathOrder): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO notification_order (person_id, steps, quiet) VALUES ($1, $2, $3)
       ON CONFLICT (person_id) DO UPDATE SET steps = excluded.steps, quiet = excluded.quiet, changed_at = batline_now()`,
      [personId, JSON.stringify(steps), quiet],
    );
  }
}
