import { prepared } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LEG_IS_OPEN, ms } from './call-columns.js';

/** Until when the provider's calls were looked through, and which calls we still believe to run. */
@Injectable()
export class RecoveryStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Epoch ms; `lookedUntil` null: never. */
  async looked(): Promise<{ lookedUntil: number | null; now: number }> {
    const [row] = await prepared<{ lookedUntil: number | null; now: number }>(
      this.dataSource,
      `SELECT ${ms('looked_until')} AS "lookedUntil", ${ms('batline_now()')} AS now FROM phone_line`,
      [],
    );
    if (!row) throw new Error('there is no row of the phone line');
    return row;
  }

  async lookedUntil(at: number): Promise<void> {
    await prepared(
      this.dataSource,
      'UPDATE phone_line SET looked_until = GREATEST(COALESCE(looked_until, to_timestamp(0)), to_timestamp($1::float8 / 1000))',
      [at],
    );
  }

  /** Of these provider's ids, those that are calls of ours already, or texts and calls that were turned away. */
  async known(providerIds: readonly string[]): Promise<Set<string>> {
    const rows = await prepared<{ id: string }>(
      this.dataSource,
      `SELECT provider_id AS id FROM phone_call WHERE provider_id = ANY ($1) UNION SELECT provider_id FROM phone_incoming WHERE provider_id = ANY ($1)`,
      [providerIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Calls that began more than a minute ago and are not over as far as we were told. */
  async running(): Promise<{ callId: string; providerId: string }[]> {
    return prepared(
      this.dataSource,
      `SELECT id AS "callId", provider_id AS "providerId" FROM phone_call
       WHERE ended_at IS NULL AND over_at IS NULL AND provider_id IS NOT NULL AND started_at < (SELECT batline_now()) - interval '60 s'
       ORDER BY started_at LIMIT 500`,
      [],
    );
  }

  /** Callbacks whose owner's phone was never rung, or is over: nothing of them will be told any more. */
  async lostCallbacks(): Promise<string[]> {
    const rows = await prepared<{ id: string }>(
      this.dataSource,
      `SELECT c.id FROM phone_call c WHERE c.direction = 'callback' AND c.ended_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM phone_leg l JOIN phone_delivery d ON d.id = l.delivery_id
         WHERE l.call_id = c.id AND l.role = 'callback' AND ${LEG_IS_OPEN}) LIMIT 200`,
      [],
    );
    return rows.map(({ id }) => id);
  }
}
