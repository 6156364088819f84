import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

/** Longer than any logout token is accepted after its making. */
const REMEMBERED = `interval '1 day'`;

/** Logout tokens that were used. */
@Injectable()
export class LogoutTokenStore {
  /** @returns false for a token that was here before */
  async use(tx: Tx, issuer: string, jti: string): Promise<boolean> {
    await tx.query(`DELETE FROM logout_token WHERE seen_at < batline_now() - ${REMEMBERED}`);
    const rows = await tx.query<unknown[]>('INSERT INTO logout_token (issuer, jti) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1', [
      issuer,
      jti,
    ]);
    return rows.length > 0;
  }
}
