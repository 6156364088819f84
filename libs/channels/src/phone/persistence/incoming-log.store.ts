import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Which of the provider's calls and texts have had their effect. */
@Injectable()
export class IncomingLog {
  constructor(private readonly dataSource: DataSource) {}

  async has(providerId: string): Promise<boolean> {
    return (await prepared(this.dataSource, 'SELECT 1 FROM phone_incoming WHERE provider_id = $1', [providerId])).length > 0;
  }

  /** @returns false when somebody was first: nothing more is to be done */
  async add(tx: Tx, providerId: string, what: { caseId?: string; blockId?: string } = {}): Promise<boolean> {
    const rows = await prepared(
      tx,
      'INSERT INTO phone_incoming (provider_id, case_id, block_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1',
      [providerId, what.caseId ?? null, what.blockId ?? null],
    );
    return rows.length > 0;
  }
}
