import type { CaseFile, OnDuty } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { merged, type Rows } from './case-rows.js';

/** A case as loaded under its lock. */
export interface LoadedCase {
  file: CaseFile;
  headHash: string;
  trackingCode: string;
  language: string;
  village: string | null;
  topic: string | null;
  linkedTo: string | null;
  /** Stands, open, on the mayor's level. */
  escalated: boolean;
  residentSeenAt: number | null;
  ownerAvailable: boolean;
}

export interface Locked {
  /** The database's clock after the lock was granted, epoch ms. */
  now: number;
  onDuty: OnDuty[];
  cases: LoadedCase[];
}

type LockRow = { now_ms: string; on_duty: OnDuty[]; loaded: LoadedCase | null };

/** The only writer and locker of cases: one round trip each way. */
@Injectable()
export class CaseStore {
  /** Locks cases (in one order, so that two acts on two cases never deadlock) and loads what is then true. Unknown ids are left out. */
  async lock(tx: Tx, ids: readonly string[]): Promise<Locked> {
    return locked(await prepared<LockRow>(tx, 'SELECT * FROM batline_lock_cases($1)', [ids]));
  }

  /** Locks up to `atMost` cases that have something due and that nobody else is settling. */
  async lockDue(tx: Tx, atMost: number, exceptFor: readonly string[]): Promise<Locked> {
    return locked(await tx.query<LockRow[]>('SELECT * FROM batline_lock_due($1, $2)', [atMost, exceptFor]));
  }

  /** Cases that have something due, the longest due first; not locked. */
  async due(tx: Tx, atMost: number, exceptFor: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT case_id AS id FROM clock WHERE next_at <= (SELECT batline_now()) AND NOT case_id = ANY ($2) GROUP BY case_id ORDER BY min(next_at) LIMIT $1`,
      [atMost, exceptFor],
    );
    return rows.map(({ id }) => id);
  }

  /** What opening a case needs: the clock and who is on duty. */
  async atOpening(tx: Tx): Promise<{ now: number; onDuty: OnDuty[] }> {
    const [row] = await prepared<{ now_ms: string; on_duty: OnDuty[] }>(
      tx,
      'SELECT (extract(epoch FROM batline_now()) * 1000)::bigint AS now_ms, batline_on_duty() AS on_duty',
      [],
    );
    if (!row) throw new Error('the database did not tell the time');
    return { now: Number(row.now_ms), onDuty: row.on_duty };
  }

  /** Stores any number of transitions at once. */
  async write(tx: Tx, rows: readonly Rows[]): Promise<void> {
    await prepared(tx, 'SELECT batline_write($1)', [JSON.stringify(merged(rows))]);
  }
}

function locked(rows: LockRow[]): Locked {
  const [first] = rows;
  return {
    now: Number(first?.now_ms ?? 0),
    onDuty: first?.on_duty ?? [],
    cases: rows.flatMap(({ loaded }) => (loaded ? [loaded] : [])),
  };
}
