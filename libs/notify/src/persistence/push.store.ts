import type { NewPushSubscription, SubscribedBrowser } from '#contracts';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PushTarget } from '../push/push-sender.js';

/** Whose browser it is. */
export type Subscriber = { readonly personId: string } | { readonly contactId: string };

interface Row {
  id: string;
  label: string | null;
  createdAt: Date;
  goneAt: Date | null;
}

const SHOWN = `id, label, created_at AS "createdAt", gone_at AS "goneAt"`;
const columnOf = (of: Subscriber): ['person_id' | 'contact_id', string] =>
  'personId' in of ? ['person_id', of.personId] : ['contact_id', of.contactId];

/** Browsers that asked for push. */
@Injectable()
export class PushStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first; those that are gone too. */
  async of(of: Subscriber): Promise<SubscribedBrowser[]> {
    const [column, id] = columnOf(of);
    const rows = await prepared<Row>(
      this.dataSource,
      `SELECT ${SHOWN} FROM push_subscription WHERE ${column} = $1 ORDER BY created_at DESC, id`,
      [id],
    );
    return rows.map(shown);
  }

  async targets(of: Subscriber, tx?: Tx): Promise<(PushTarget & { id: string })[]> {
    const [column, id] = columnOf(of);
    return prepared<PushTarget & { id: string }>(
      tx ?? this.dataSource,
      `SELECT id, endpoint, p256dh, auth FROM push_subscription WHERE ${column} = $1 AND gone_at IS NULL ORDER BY created_at`,
      [id],
    );
  }

  /** The same endpoint again is renewed. A browser in which somebody else of the city signed in is theirs from then on. */
  async add(tx: Tx, of: Subscriber, { endpoint, keys, label }: NewPushSubscription): Promise<SubscribedBrowser> {
    const [column, id] = columnOf(of);
    if ('personId' in of)
      await prepared(tx, 'DELETE FROM push_subscription WHERE endpoint = $1 AND person_id IS NOT NULL AND person_id <> $2', [endpoint, id]);
    const [row] = await prepared<Row>(
      tx,
      `INSERT INTO push_subscription (${column}, endpoint, p256dh, auth, label) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (${column}, endpoint) WHERE ${column} IS NOT NULL DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth,
         label = COALESCE(excluded.label, push_subscription.label), gone_at = NULL
       RETURNING ${SHOWN}`,
      [id, endpoint, keys.p256dh, keys.auth, label ?? null],
    );
    if (!row) throw new Error('a subscription was not stored');
    return shown(row);
  }

  /** @returns false when there is none of theirs with that id */
  async remove(tx: Tx, of: Subscriber, subscriptionId: string): Promise<boolean> {
    const [column, id] = columnOf(of);
    const rows = await prepared(tx, `DELETE FROM push_subscription WHERE id = $2 AND ${column} = $1 RETURNING 1`, [id, subscriptionId]);
    return rows.length > 0;
  }

  /** The push service knows it no more: nothing of it is kept but that it was there. */
  async gone(subscriptionId: string): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE push_subscription SET gone_at = COALESCE(gone_at, batline_now()), p256dh = '', auth = '' WHERE id = $1`,
      [subscriptionId],
    );
  }
}

const shown = ({ id, label, createdAt, goneAt }: Row): SubscribedBrowser => ({
  id,
  ...(label !== null && { label }),
  createdAt: createdAt.toISOString(),
  ...(goneAt && { goneAt: goneAt.toISOString() }),
});
