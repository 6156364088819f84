import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A tablet on which visitors write for themselves. */
export interface DeviceRow {
  id: string;
  name: string;
  village: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

export interface NewDevice {
  id: string;
  name: string;
  village: string;
  secretHash: Buffer;
  createdBy: string;
  days: number;
}

const COLUMNS = `id, name, village, created_by AS "createdBy", created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;
const WORKS = `revoked_at IS NULL AND expires_at > (SELECT batline_now())`;

/** Tablets of living rooms; of their secret only the hash. */
@Injectable()
export class DeskDeviceStore {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, { id, name, village, secretHash, createdBy, days }: NewDevice): Promise<DeviceRow> {
    const [row] = await tx.query<DeviceRow[]>(
      `INSERT INTO desk_device (id, name, village, secret_hash, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, batline_now() + $6::int * interval '1 day') RETURNING ${COLUMNS}`,
      [id, name, village, secretHash, createdBy, days],
    );
    if (!row) throw new Error('a tablet was not added');
    return row;
  }

  /** The tablet whose secret this is, while it is neither revoked nor expired. */
  async bySecret(secretHash: Buffer): Promise<DeviceRow | undefined> {
    const [row] = await prepared<DeviceRow>(this.dataSource, `SELECT ${COLUMNS} FROM desk_device WHERE secret_hash = $1 AND ${WORKS}`, [
      secretHash,
    ]);
    return row;
  }

  /** To the minute. */
  async wasUsed(id: string): Promise<void> {
    await prepared(
      this.dataSource,
      `UPDATE desk_device SET last_used_at = batline_now()
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < (SELECT batline_now()) - interval '1 minute')`,
      [id],
    );
  }

  /** @param createdBy null: everybody's. The newest first; those that no longer work too. */
  async list(createdBy: string | null): Promise<DeviceRow[]> {
    return this.dataSource.query<DeviceRow[]>(
      `SELECT ${COLUMNS} FROM desk_device WHERE $1::uuid IS NULL OR created_by = $1 ORDER BY created_at DESC, id LIMIT 500`,
      [createdBy],
    );
  }

  /** Repeating it changes nothing. @param createdBy null: anybody's */
  async revoke(tx: Tx, id: string, createdBy: string | null, by: string): Promise<DeviceRow | undefined> {
    await tx.query(
      `UPDATE desk_device SET revoked_at = batline_now(), revoked_by = $3 WHERE id = $1 AND ($2::uuid IS NULL OR created_by = $2) AND revoked_at IS NULL`,
      [id, createdBy, by],
    );
    const [row] = await tx.query<DeviceRow[]>(
      `SELECT ${COLUMNS} FROM desk_device WHERE id = $1 AND ($2::uuid IS NULL OR created_by = $2)`,
      [id, createdBy],
    );
    return row;
  }
}
