import type { CaseFile } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JournalRow } from '../journal/journal-hash.js';

export interface VerifiableCase {
  loaded: CaseFile;
  headHash: string;
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
        `SELECT batline_case(f.id) AS loaded, f.head_hash AS "headHash",
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
