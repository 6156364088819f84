import type { CaseFile } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JournalRow } from '../journal/journal-hash.js';

/** A recorded miss as stored; instants in epoch ms. */
export interface StoredEscalation {
  kind: string;
  round: number;
  seq: number;
  fromLevel: number;
  toLevel: number;
  breachedAt: number;
  recordedAt: number;
  missedBy: string | null;
}

export interface VerifiableCase {
  loaded: CaseFile;
  headHash: string;
  /** What stands beside the case for lists, ledger and access: it must say the same. */
  ownerId: string | null;
  escalations: StoredEscalation[];
  journal: JournalRow[];
  words: { seq: number; field: string; text: string; salt: string }[];
}

const BATCH = 500;

/** Streams every case with its journal and words, in constant memory. One snapshot per batch: running acts do not disturb. */
@Injectable()
export class JournalReads {
  constructor(private readonly dataSource: DataSource) {}

  async *cases(): AsyncGenerator<VerifiableCase> {
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.dataSource.query<(Omit<VerifiableCase, 'loaded'> & { loaded: { file: CaseFile } })[]>(
        `SELECT batline_case(f.id) AS loaded, f.head_hash AS "headHash", f.owner_id AS "ownerId",
           COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'round', e.round, 'seq', e.seq, 'fromLevel', e.from_level, 'toLevel', e.to_level,
             'breachedAt', (extract(epoch FROM e.breached_at) * 1000)::bigint, 'recordedAt', (extract(epoch FROM e.recorded_at) * 1000)::bigint,
             'missedBy', e.missed_by)) FROM escalation e WHERE e.case_id = f.id), '[]') AS escalations,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('case_id', j.case_id, 'seq', j.seq, 'at', to_char(j.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
             'type', j.type, 'actor', j.actor, 'data', j.data, 'prev_hash', j.prev_hash, 'hash', j.hash) ORDER BY j.seq) FROM journal j WHERE j.case_id = f.id), '[]') AS journal,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('seq', w.seq, 'field', w.field, 'text', w.text, 'salt', w.salt)) FROM case_words w WHERE w.case_id = f.id), '[]') AS words
         FROM case_file f WHERE f.id > $1 ORDER BY f.id LIMIT ${BATCH}`,
        [after],
      );
      for (const row of rows) yield { ...row, loaded: row.loaded.file };
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = last.loaded.file.id;
    }
  }
}
