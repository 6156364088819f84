import type { PolicySnapshot } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Policies as they stood when contacts came, by the hash of their content. They never change, so they are remembered for good. */
@Injectable()
export class PolicySnapshotStore {
  private readonly known = new Map<string, PolicySnapshot>();
  private readonly stored = new Set<string>();

  constructor(private readonly dataSource: DataSource) {}

  /** Makes sure that the snapshot is stored before a case refers to it; a transaction of its own, once per process and policy. */
  async keep(hash: string, snapshot: PolicySnapshot): Promise<void> {
    if (this.stored.has(hash)) return;
    await this.dataSource.query('INSERT INTO policy_snapshot (hash, body) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      hash,
      JSON.stringify(snapshot),
    ]);
    this.stored.add(hash);
    this.known.set(hash, snapshot);
  }

  /** The snapshot that a case runs under. */
  async of(tx: Tx, hash: string): Promise<PolicySnapshot> {
    const known = this.known.get(hash);
    if (known) return known;
    const [row] = await tx.query<{ body: PolicySnapshot }[]>('SELECT body FROM policy_snapshot WHERE hash = $1', [hash]);
    if (!row) throw new Error(`policy snapshot ${hash} is missing`);
    this.known.set(hash, row.body);
    return row.body;
  }
}
