import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

export type ProofKind = 'email' | 'phone';

/** A code that is under way. */
export interface ProofRow {
  id: string;
  address: string;
  tries: number;
  expired: boolean;
  expiresAt: Date;
}

const COLUMNS = `id, address, tries, expires_at <= batline_now() AS expired, expires_at AS "expiresAt"`;

/** Codes that prove an address; one at a time of each kind. */
@Injectable()
export class ProofStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Makes those who ask on behalf of one person wait for each other. @returns how many codes they asked for in the last hour */
  async recent(tx: Tx, personId: string, kind: ProofKind): Promise<number> {
    await prepared(tx, 'SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
    const [row] = await prepared<{ count: number }>(
      tx,
      `SELECT count(*)::int FROM contact_proof WHERE person_id = $1 AND kind = $2 AND created_at > batline_now() - interval '1 hour'`,
      [personId, kind],
    );
    return row?.count ?? 0;
  }

  /** Takes the place of one that is under way. */
  async begin(tx: Tx, proof: { id: string; personId: string; kind: ProofKind; address: string; minutes: number }): Promise<void> {
    await this.endOpen(tx, proof.personId, proof.kind);
    await prepared(
      tx,
      `INSERT INTO contact_proof (id, person_id, kind, address, expires_at) VALUES ($1, $2, $3, $4, batline_now() + $5::float8 * interval '1 minute')`,
      [proof.id, proof.personId, proof.kind, proof.address, proof.minutes],
    );
  }

  async endOpen(tx: Tx, personId: string, kind: ProofKind): Promise<void> {
    await prepared(tx, 'UPDATE contact_proof SET ended_at = batline_now() WHERE person_id = $1 AND kind = $2 AND ended_at IS NULL', [
      personId,
      kind,
    ]);
  }

  /** Locked until the transaction ends. */
  async open(tx: Tx, personId: string, kind: ProofKind): Promise<ProofRow | undefined> {
    const [row] = await prepared<ProofRow>(
      tx,
      `SELECT ${COLUMNS} FROM contact_proof WHERE person_id = $1 AND kind = $2 AND ended_at IS NULL FOR UPDATE`,
      [personId, kind],
    );
    return row;
  }

  async tried(tx: Tx, id: string): Promise<void> {
    await prepared(tx, 'UPDATE contact_proof SET tries = tries + 1 WHERE id = $1', [id]);
  }

  /** What is under way and may still be used. */
  async pending(personId: string, kind: ProofKind): Promise<ProofRow | undefined> {
    const [row] = await prepared<ProofRow>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM contact_proof WHERE person_id = $1 AND kind = $2 AND ended_at IS NULL AND expires_at > batline_now()`,
      [personId, kind],
    );
    return row;
  }

  /** Where a code goes; undefined once it is of no use. */
  async addressOf(id: string, tx?: Tx): Promise<string | undefined> {
    const [row] = await prepared<{ address: string }>(
      tx ?? this.dataSource,
      'SELECT address FROM contact_proof WHERE id = $1 AND ended_at IS NULL AND expires_at > batline_now()',
      [id],
    );
    return row?.address;
  }
}
