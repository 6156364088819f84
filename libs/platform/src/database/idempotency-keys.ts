import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** api.md: the same answer for 30 days. */
const KEPT = `interval '30 days'`;
const BATCH = 5_000;

/** Keys of requests, once their time is over. */
@Injectable()
export class IdempotencyKeys {
  constructor(private readonly dataSource: DataSource) {}

  /** In batches, so that no lock is held for long. @returns how many were forgotten */
  async forgetOld(): Promise<number> {
    for (let sum = 0; ;) {
      const [, deleted] = await this.dataSource.query<[unknown[], number]>(
        `DELETE FROM idempotency_key WHERE (scope, key) IN (
           SELECT scope, key FROM idempotency_key WHERE created_at < (SELECT batline_now()) - ${KEPT} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
      );
      sum += deleted;
      if (deleted < BATCH) return sum;
    }
  }
}
