import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StaffNoticeRow } from './entities.js';

/** Something that one person is to know. */
export interface NewNotice {
  personId: string;
  /** The same fact always has the same key: it is shown once, however often it is told. */
  dedupeKey: string;
  type: string;
  caseId?: string;
  /** Ids and codes, never words; `trackingCode` is shown. */
  data?: Record<string, string | number | boolean>;
}

/** A notice that its reader did not have yet. */
export interface ToldNotice {
  id: string;
  personId: string;
  dedupeKey: string;
}

/** What is shown at most, and how long what was seen stays in sight. */
const SHOWN = 50;
const SEEN_STAYS = `interval '7 days'`;

/** Notices by person. */
@Injectable()
export class NoticeStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns those that their readers did not have yet */
  async add(tx: Tx, notices: readonly NewNotice[]): Promise<ToldNotice[]> {
    if (notices.length === 0) return [];
    return tx.query<ToldNotice[]>(
      `INSERT INTO staff_notice (person_id, dedupe_key, type, case_id, data)
       SELECT x."personId", x."dedupeKey", x.type, x."caseId", coalesce(x.data, '{}')
       FROM jsonb_to_recordset($1::jsonb) AS x ("personId" uuid, "dedupeKey" text, type text, "caseId" uuid, data jsonb)
       ON CONFLICT (person_id, dedupe_key) DO NOTHING
       RETURNING id, person_id AS "personId", dedupe_key AS "dedupeKey"`,
      [JSON.stringify(notices)],
    );
  }

  /** Unseen first, then newest first. */
  async of(personId: string): Promise<StaffNoticeRow[]> {
    return this.dataSource.query<StaffNoticeRow[]>(
      `SELECT id, person_id AS "personId", at, type, case_id AS "caseId", data, seen_at AS "seenAt" FROM staff_notice
       WHERE person_id = $1 AND (seen_at IS NULL OR seen_at > batline_now() - ${SEEN_STAYS})
       ORDER BY seen_at IS NOT NULL, at DESC, id LIMIT ${SHOWN}`,
      [personId],
    );
  }

  /** @returns the notice; null when there is none of this person's with that id */
  async markSeen(tx: Tx, personId: string, id: string): Promise<StaffNoticeRow | null> {
    await tx.query('UPDATE staff_notice SET seen_at = batline_now() WHERE id = $1 AND person_id = $2 AND seen_at IS NULL', [id, personId]);
    return tx.findOneBy(StaffNoticeRow, { id, personId });
  }
}
