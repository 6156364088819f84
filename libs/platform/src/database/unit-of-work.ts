import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { RefusalError } from '../http/refusal.error.js';
import { prepared } from './prepared.js';
import { inTransaction, type Last } from './transaction.js';

/** A running transaction. */
export type Tx = EntityManager;

/** What makes a repeated request recognisable: who calls which route, with which key and which body. */
export interface IdempotentRequest {
  /** Caller and route; keys of different callers never meet. */
  scope: string;
  key: string;
  /** Hex SHA-256 of the body. */
  bodyHash: string;
}

/** Serialization failure and deadlock: PostgreSQL rolled everything back and asks for another try. */
const RETRY_CODES = ['40001', '40P01'];
const MAX_TRIES = 4;

/** One transaction around one act. */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in a transaction, again when PostgreSQL asks for it; anything thrown rolls all of it back.
   * @param work may send its last statement by `last`, to travel together with the COMMIT
   */
  async run<T>(work: (tx: Tx, last: Last) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await inTransaction(this.dataSource, work);
      } catch (error) {
        const code = (error as { code?: string }).code ?? '';
        if (!RETRY_CODES.includes(code) || tries >= MAX_TRIES) throw error;
      }
    }
  }

  /**
   * Runs `work` at most once for a key (api.md `Idempotency-Key`): the key is taken first, in the same transaction, so a
   * second request with it waits for the first and then gets the first one's answer. A connection cut during COMMIT is
   * therefore safe to retry. Without a key it is `run`.
   * @param work returns the answer, which is stored as JSON for 30 days; `caseId` makes it erasable with its case.
   * @throws RefusalError `idempotency-key-reused` when the key came with another body.
   */
  async once<T>(request: IdempotentRequest | undefined, work: (tx: Tx) => Promise<{ answer: T; caseId?: string }>): Promise<T> {
    if (!request) return this.run(async (tx) => (await work(tx)).answer);
    return this.run(async (tx, last) => {
      const taken = await prepared<unknown>(
        tx,
        `INSERT INTO idempotency_key (scope, key, body_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1`,
        [request.scope, request.key, request.bodyHash],
      );
      if (taken.length === 0) return this.replay<T>(tx, request);
      const { answer, caseId } = await work(tx);
      last(`UPDATE idempotency_key SET answer = $3, case_id = $4 WHERE scope = $1 AND key = $2`, [
        request.scope,
        request.key,
        JSON.stringify(answer ?? null),
        caseId ?? null,
      ]);
      return answer;
    });
  }

  private async replay<T>(tx: Tx, request: IdempotentRequest): Promise<T> {
    const [stored] = (await tx.query(`SELECT body_hash, answer FROM idempotency_key WHERE scope = $1 AND key = $2`, [
      request.scope,
      request.key,
    ])) as {
      body_hash: string;
      answer: T;
    }[];
    if (!stored) throw new RefusalError({ code: 'try-again' });
    if (stored.body_hash !== request.bodyHash) throw new RefusalError({ code: 'idempotency-key-reused' });
    return stored.answer;
  }
}
