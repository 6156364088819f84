import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

const WRITING_HISTORY = 0x68697374;

/** What writing history asks of the database beside `CaseStore`. */
@Injectable()
export class HistoryStore {
  /** Whether no case exists. Whoever asks is alone in writing history until their transaction ends. */
  async isEmpty(tx: Tx): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [WRITING_HISTORY]);
    const [row] = await tx.query<{ empty: boolean }[]>('SELECT NOT EXISTS (SELECT 1 FROM case_file) AS empty');
    return row?.empty ?? false;
  }
}
