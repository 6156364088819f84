import { DEFAULT_LIVE_CAP, type Availability, type PresenceState, type Role } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Somebody who may take cases, and how they stand. */
export type KnownPresence = Availability & { roles: Role[] };

export interface Presences {
  /** The database's clock, epoch ms. */
  now: number;
  known: KnownPresence[];
}

/**
 * Whoever is not in `person_presence` never had a page open, and so is away for live offers. Sent before it returns.
 * `mayors`: those too who are not among the wanted.
 */
const PRESENCES = `
  SELECT x.person_id AS "personId", p.roles, x.state, x.live_cap AS "liveCap", COALESCE(n.live_now, 0) AS "liveNow",
    (extract(epoch FROM x.heartbeat_at) * 1000)::float8 AS "heartbeatAt", (extract(epoch FROM batline_now()) * 1000)::float8 AS now
  FROM person_presence x JOIN person p ON p.id = x.person_id AND p.disabled_at IS NULL AND p.roles && ARRAY['official', 'mayor']
  LEFT JOIN batline_live_now($1::uuid[] || (SELECT COALESCE(array_agg(m.id), '{}') FROM person m WHERE $2 AND 'mayor' = ANY (m.roles))) n ON n.person_id = x.person_id
  WHERE x.person_id = ANY ($1::uuid[]) OR ($2 AND 'mayor' = ANY (p.roles))`;

/** What officials said of themselves, and when a page of theirs was last open. Only the present is kept. */
@Injectable()
export class PresenceStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @param mayors whether all mayors are wanted too */
  async of(people: readonly string[], mayors: boolean, tx?: Tx): Promise<Presences> {
    const rows = await prepared<KnownPresence & { now: number }>(tx ?? this.dataSource, PRESENCES, [people, mayors]);
    return { now: rows[0]?.now ?? 0, known: rows.map(({ now: _now, ...known }) => known) };
  }

  /** Pages of these people are open now. Ordered, so that two processes never wait for each other. */
  async beat(people: readonly string[]): Promise<void> {
    await prepared(
      this.dataSource,
      `INSERT INTO person_presence (person_id, heartbeat_at) SELECT x, (SELECT batline_now()) FROM unnest($1::uuid[]) AS x ORDER BY x
       ON CONFLICT (person_id) DO UPDATE SET heartbeat_at = GREATEST(person_presence.heartbeat_at, excluded.heartbeat_at)`,
      [[...people].sort()],
    );
  }

  /** Whoever says something is there: it counts as a beat. @param liveCap undefined: as it was */
  async set(tx: Tx, personId: string, state: PresenceState, liveCap: number | undefined): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO person_presence (person_id, state, live_cap, heartbeat_at) VALUES ($1, $2, COALESCE($3::int, ${DEFAULT_LIVE_CAP}), batline_now())
       ON CONFLICT (person_id) DO UPDATE SET state = excluded.state, live_cap = COALESCE($3::int, person_presence.live_cap), heartbeat_at = excluded.heartbeat_at`,
      [personId, state, liveCap ?? null],
    );
  }
}
