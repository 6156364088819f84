import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ApiTokenRow } from './entities.js';

/** API tokens by their id; of the secret only the hash. */
@Injectable()
export class TokenStore {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, token: { id: string; personId: string; secretHash: Buffer; label: string; days: number }): Promise<ApiTokenRow> {
    await tx.query(
      `INSERT INTO api_token (id, person_id, secret_hash, label, expires_at)
       VALUES ($1, $2, $3, $4, batline_now() + $5::int * interval '1 day')`,
      [token.id, token.personId, token.secretHash, token.label, token.days],
    );
    return tx.findOneByOrFail(ApiTokenRow, { id: token.id });
  }

  /** Newest first; those that no longer work too, so that nobody wonders where one went. */
  async listOf(personId: string): Promise<ApiTokenRow[]> {
    return this.dataSource.manager.find(ApiTokenRow, { where: { personId }, order: { createdAt: 'DESC', id: 'ASC' }, take: 200 });
  }

  /** Repeating it changes nothing. @returns whether the person has such a token, and whether it worked until now */
  async revoke(tx: Tx, personId: string, id: string): Promise<{ token: ApiTokenRow | null; changed: boolean }> {
    const [, changed] = await tx.query<[unknown, number]>(
      'UPDATE api_token SET revoked_at = batline_now() WHERE id = $1 AND person_id = $2 AND revoked_at IS NULL',
      [id, personId],
    );
    return { token: await tx.findOneBy(ApiTokenRow, { id, personId }), changed: changed > 0 };
  }

  async revokeAllOf(tx: Tx, personId: string): Promise<void> {
    await tx.query('UPDATE api_token SET revoked_at = batline_now() WHERE person_id = $1 AND revoked_at IS NULL', [personId]);
  }
}
