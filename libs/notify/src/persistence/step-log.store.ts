import type { NotificationLogEntry, NotificationLogPage } from '#contracts';
import { formatTrackingCode } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

interface Row {
  id: string;
  type: string;
  caseId: string | null;
  trackingCode: string | null;
  rung: NotificationLogEntry['rung'] | null;
  path: NotificationLogEntry['path'];
  step: number;
  because: NotificationLogEntry['because'];
  at: Date;
  dueAt: Date;
  state: string;
  endedAt: Date | null;
  tries: number;
  reason: string | null;
}

/** Everything that was told: in the app at once, and by every step beside it. @param of whose, or which of it: `$1` */
const toldOf = (of: 'person_id' | 'id'): string => `(
  SELECT s.id, s.person_id, s.type, s.case_id, s.rung, s.path, s.no, s.because, s.at, s.due_at, s.state, s.ended_at, s.tries, s.reason
  FROM notice_step s WHERE s.${of} = $1
  UNION ALL
  SELECT n.id, n.person_id, n.type, n.case_id, n.data->>'rung', 'app', 1,
    CASE WHEN n.type = 'test' THEN 'test' WHEN n.data ? 'rung' THEN 'rung' ELSE 'own_order' END, n.at, n.at, 'sent', n.at, 1, NULL
  FROM staff_notice n WHERE n.${of} = $1) AS x`;
const COLUMNS = `x.id, x.type, x.case_id AS "caseId", f.tracking_code AS "trackingCode", x.rung, x.path, x.no AS step, x.because, x.at,
  x.due_at AS "dueAt", x.state, x.ended_at AS "endedAt", x.tries, x.reason`;
const CURSOR = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** "Why was I called?": what was sent to somebody, and why. */
@Injectable()
export class StepLog {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. @throws RefusalError `invalid-query` for a cursor that we did not give out */
  async page(personId: string, cursor: string | undefined, limit: number): Promise<NotificationLogPage> {
    const after = cursor === undefined ? undefined : CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (after === null || (after && Number.isNaN(Date.parse(after[1] ?? ''))))
      throw new RefusalError({ code: 'invalid-query', errors: [{ path: 'cursor', code: 'not-a-cursor' }] });
    const rows = await prepared<Row>(
      this.dataSource,
      `SELECT ${COLUMNS} FROM ${toldOf('person_id')} LEFT JOIN case_file f ON f.id = x.case_id
       WHERE $2::timestamptz IS NULL OR (x.at, x.id) < ($2, $3) ORDER BY x.at DESC, x.id DESC LIMIT $4`,
      [personId, after?.[1] ?? null, after?.[2] ?? null, limit + 1],
    );
    const items = rows.slice(0, limit).map(entry);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, ...(last && { nextCursor: Buffer.from(`${last.at} ${last.id}`).toString('base64url') }) };
  }

  async one(tx: Tx, id: string): Promise<NotificationLogEntry> {
    const [row] = await prepared<Row>(tx, `SELECT ${COLUMNS} FROM ${toldOf('id')} LEFT JOIN case_file f ON f.id = x.case_id`, [id]);
    if (!row) throw new Error('what was just stored is not in the log');
    return entry(row);
  }

  async testsInLastHour(tx: Tx, personId: string): Promise<number> {
    const [row] = await prepared<{ count: number }>(
      tx,
      `SELECT count(*)::int FROM ${toldOf('person_id')} WHERE x.type = 'test' AND x.at > batline_now() - interval '1 hour'`,
      [personId],
    );
    return row?.count ?? 0;
  }
}

/** What is on its way is not told apart: it waits, or is being tried. */
const stateOf = (state: string) => (state === 'sending' || state === 'handed' ? 'waiting' : state) as NotificationLogEntry['state'];

function entry({
  id,
  type,
  caseId,
  trackingCode,
  rung,
  path,
  step,
  because,
  at,
  dueAt,
  state,
  endedAt,
  tries,
  reason,
}: Row): NotificationLogEntry {
  return {
    ...{ id, type, path, step, because, tries, at: at.toISOString(), dueAt: dueAt.toISOString(), state: stateOf(state) },
    ...(caseId !== null && { caseId }),
    ...(trackingCode !== null && { trackingCode: formatTrackingCode(trackingCode) }),
    ...(rung && { rung }),
    ...(endedAt && { endedAt: endedAt.toISOString() }),
    ...(reason !== null && { reason }),
  };
}
