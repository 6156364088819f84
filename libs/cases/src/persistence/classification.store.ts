import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';

export interface Classes {
  title?: string;
  topic?: string;
  sector?: string;
  village?: string;
}

/** How a case is classified, what others suggest, and who may read for a reason. */
@Injectable()
export class ClassificationStore {
  async set(tx: Tx, caseId: string, { title, topic, sector, village }: Classes): Promise<void> {
    await tx.query(
      'UPDATE case_file SET topic = COALESCE($2, topic), sector = COALESCE($3, sector), village = COALESCE($4, village) WHERE id = $1',
      [caseId, topic ?? null, sector ?? null, village ?? null],
    );
    if (title !== undefined)
      await tx.query(`UPDATE case_text SET title = $2, search = search || to_tsvector('finnish', $2) WHERE case_id = $1`, [caseId, title]);
  }

  /** @param at when it was suggested; now, unless it is told of the past. */
  async suggest(tx: Tx, caseId: string, seq: number, byId: string, { title, topic, sector, village }: Classes, at?: number): Promise<void> {
    await tx.query(
      'INSERT INTO classification_suggestion (case_id, seq, at, by_id, title, topic, sector, village) VALUES ($1, $2, COALESCE($8, batline_now()), $3, $4, $5, $6, $7)',
      [
        caseId,
        seq,
        byId,
        title ?? null,
        topic ?? null,
        sector ?? null,
        village ?? null,
        at === undefined ? null : new Date(at).toISOString(),
      ],
    );
  }

  /** Those that lapsed; they open nothing with or without this. */
  async forgetLapsedReading(tx: Tx): Promise<void> {
    await tx.query('DELETE FROM read_grant WHERE until < (SELECT batline_now())');
  }

  /** For a day: long enough for what the reason was, short enough to be asked again. */
  async grantReading(tx: Tx, caseId: string, personId: string): Promise<void> {
    await tx.query(
      `INSERT INTO read_grant (case_id, person_id, until) VALUES ($1, $2, batline_now() + interval '1 day')
       ON CONFLICT (case_id, person_id) DO UPDATE SET until = EXCLUDED.until`,
      [caseId, personId],
    );
  }
}
