import type { AttachmentKind } from '#contracts';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A file that was uploaded. */
export interface AttachmentRow {
  id: string;
  previewId: string | null;
  uploadedBy: string;
  kind: AttachmentKind;
  mediaType: string;
  name: string;
  size: number;
  scanned: boolean;
  salt: string;
  commitment: string;
}

/** What the journal keeps of a file: never its name. */
export type AttachmentFact = Pick<AttachmentRow, 'id' | 'kind' | 'size' | 'commitment'>;

/** A file as it is served. */
export type StoredAttachment = Pick<AttachmentRow, 'id' | 'previewId' | 'mediaType' | 'name' | 'size'>;

const UNSENT_FOR = `interval '24 hours'`;
const BATCH = 500;

/** What is known of files; their bytes stand elsewhere. */
@Injectable()
export class AttachmentStore {
  constructor(private readonly dataSource: DataSource) {}

  async add(tx: Tx, row: AttachmentRow): Promise<void> {
    await prepared(
      tx,
      `INSERT INTO attachment (id, preview_id, uploaded_by, kind, media_type, name, size, scanned, salt, commitment)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [row.id, row.previewId, row.uploadedBy, row.kind, row.mediaType, row.name, row.size, row.scanned, row.salt, row.commitment],
    );
  }

  /** What was uploaded and not sent yet: how many by this one, how many bytes by all. */
  async unsent(tx: Tx, uploadedBy: string): Promise<{ own: number; bytes: number }> {
    const [row] = await prepared<{ own: number; bytes: number }>(
      tx,
      `SELECT count(*) FILTER (WHERE uploaded_by = $1)::int AS own, COALESCE(sum(size), 0)::float8 AS bytes FROM attachment WHERE message_id IS NULL`,
      [uploadedBy],
    );
    return row ?? { own: 0, bytes: 0 };
  }

  /** Locks those of these files that this one uploaded and that were not sent: nobody else sends or forgets them meanwhile. */
  async lockUnsent(tx: Tx, ids: readonly string[], uploadedBy: string): Promise<AttachmentFact[]> {
    return prepared<AttachmentFact>(
      tx,
      `SELECT id, kind, size, commitment FROM attachment WHERE id = ANY ($1) AND uploaded_by = $2 AND message_id IS NULL
         AND created_at > (SELECT batline_now()) - ${UNSENT_FOR} ORDER BY id FOR UPDATE`,
      [ids, uploadedBy],
    );
  }

  /** How many a case has. Asked under the case's lock. */
  async countOf(tx: Tx, caseId: string): Promise<number> {
    const [row] = await prepared<{ count: number }>(tx, 'SELECT count(*)::int AS count FROM attachment WHERE case_id = $1', [caseId]);
    return row?.count ?? 0;
  }

  /** From now on they belong to a message, in this order. */
  async attach(tx: Tx, ids: readonly string[], to: { caseId: string; messageId: string }): Promise<void> {
    await prepared(
      tx,
      `UPDATE attachment SET case_id = $2, message_id = $3, no = array_position($1::uuid[], id) WHERE id = ANY ($1::uuid[]) AND message_id IS NULL`,
      [ids, to.caseId, to.messageId],
    );
  }

  /** @param publicOnly leaves out those of notes */
  async ofCase(caseId: string, id: string, publicOnly: boolean): Promise<StoredAttachment | undefined> {
    const [row] = await prepared<StoredAttachment>(
      this.dataSource,
      `SELECT a.id, a.preview_id AS "previewId", a.media_type AS "mediaType", a.name, a.size FROM attachment a
       JOIN message m ON m.id = a.message_id WHERE a.id = $1 AND a.case_id = $2 AND (m.visibility = 'public' OR NOT $3::boolean)`,
      [id, caseId, publicOnly],
    );
    return row;
  }

  /** Forgets some that were not sent in time. @returns the ids of their bytes */
  async forgetUnsent(): Promise<string[]> {
    const [rows] = await this.dataSource.query<[{ id: string; preview_id: string | null }[], number]>(
      `DELETE FROM attachment WHERE id IN (SELECT id FROM attachment WHERE message_id IS NULL
         AND created_at <= (SELECT batline_now()) - ${UNSENT_FOR} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) RETURNING id, preview_id`,
    );
    return rows.flatMap(({ id, preview_id }) => (preview_id ? [id, preview_id] : [id]));
  }

  /** Those of these ids that no row knows. */
  async unknown(ids: readonly string[]): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT given.id FROM unnest($1::uuid[]) AS given (id)
       WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = given.id) AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.preview_id = given.id)`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }
}
