import type { CaseListQuery } from '#contracts';
import { parseTrackingCode, type Role } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor } from './cursor.js';
import { tsqueryOf } from './search-words.js';

/** A row of the inbox as stored; `readable` says whether the words may be shown to this reader. */
export interface SummaryRow {
  id: string;
  tracking_code: string;
  seq: number;
  state: string;
  level: number;
  channel: string;
  kind: string;
  language: string;
  village: string | null;
  topic: string | null;
  live: boolean;
  escalated: boolean;
  opened_at: Date;
  late_since: Date | null;
  title: string | null;
  owner_username: string | null;
  owner_name: string | null;
  clock: { kind: string; dueAt: string; startedAt: string; pausedAt: string | null } | null;
  readable: boolean;
  sort: string;
}

export interface ListReader {
  personId: string;
  roles: readonly Role[];
}

/** Rows that one arm of a word search looks through at most before the word index is asked instead. */
const WALK = 3_000;
/** Hits of the word index that are considered at most. */
const HITS = 20_000;

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', ${UTC})`;
const FAR = `'9999-12-31T00:00:00.000Z'::timestamptz`;

/** Where a view's cases are, and by what they are sorted; `$1` is the reader. Each is a walk of one index. */
const VIEWS = {
  waiting: { where: `f.state = 'waiting'`, sort: 'f.nearest_due_at', down: false },
  mine: {
    where: `f.owner_id = $1 AND f.state IN ('owned', 'awaiting_resident', 'answered')`,
    sort: `COALESCE(f.nearest_due_at, ${FAR})`,
    down: false,
  },
  asked: {
    where: `f.state <> 'closed' AND f.id IN (SELECT a.case_id FROM assist a WHERE a.to_id = $1 AND a.replied_at IS NULL
      UNION SELECT h.case_id FROM handover_offer h WHERE h.to_id = $1 AND h.ended_at IS NULL)`,
    sort: `COALESCE(f.nearest_due_at, ${FAR})`,
    down: false,
  },
  escalated: { where: 'f.escalated', sort: `COALESCE(f.late_since, ${FAR})`, down: false },
  all: { where: 'true', sort: 'f.opened_at', down: true },
} as const;

/** Whether the words of `f` are the reader's to read; says in SQL what `mayRead` says of one case, and is tested to agree with it. */
const READABLE = `(f.state = 'waiting' OR COALESCE(f.owner_id = $1, false) OR ($2 AND f.escalated)
  OR EXISTS (SELECT 1 FROM assist a WHERE a.case_id = f.id AND a.to_id = $1)
  OR EXISTS (SELECT 1 FROM handover_offer h WHERE h.case_id = f.id AND h.to_id = $1 AND h.ended_at IS NULL)
  OR EXISTS (SELECT 1 FROM read_grant g WHERE g.case_id = f.id AND g.person_id = $1 AND g.until > batline_now()))`;

/** Everything that the reader may read, as index walks: used by word search over all cases. */
const READABLE_ARMS = [
  `SELECT f.id, f.opened_at FROM case_file f WHERE f.state = 'waiting' ORDER BY f.nearest_due_at LIMIT ${WALK}`,
  `SELECT f.id, f.opened_at FROM case_file f WHERE f.owner_id = $1 ORDER BY f.opened_at DESC LIMIT ${WALK}`,
  `SELECT f.id, f.opened_at FROM case_file f WHERE $2 AND f.escalated ORDER BY f.late_since LIMIT ${WALK}`,
  `SELECT f.id, f.opened_at FROM case_file f WHERE f.id IN (SELECT a.case_id FROM assist a WHERE a.to_id = $1
    UNION SELECT h.case_id FROM handover_offer h WHERE h.to_id = $1 AND h.ended_at IS NULL
    UNION SELECT g.case_id FROM read_grant g WHERE g.person_id = $1 AND g.until > batline_now()) LIMIT ${WALK}`,
];

const DETAILS = `
  SELECT f.id, f.tracking_code, f.seq, f.state, f.level, f.channel, f.kind, f.language, f.village, f.topic, f.live, f.escalated, f.opened_at, f.late_since,
    t.title, p.username AS owner_username, p.name AS owner_name, ${READABLE} AS readable, page.sort,
    (SELECT jsonb_build_object('kind', c.kind, 'dueAt', ${iso('c.due_at')}, 'startedAt', ${iso('c.started_at')}, 'pausedAt', ${iso('c.paused_at')})
      FROM clock c WHERE c.case_id = f.id AND c.stopped_at IS NULL AND c.breached_at IS NULL
      ORDER BY c.paused_at NULLS FIRST, c.kind IN ('offer', 'verdict', 'resident'), c.due_at LIMIT 1) AS clock
  FROM page JOIN case_file f ON f.id = page.id LEFT JOIN case_text t ON t.case_id = f.id LEFT JOIN person p ON p.id = f.owner_id`;

/** The inbox: pages of cases by view, by tracking code, by words. Only words that the reader may read are searched. */
@Injectable()
export class CaseList {
  constructor(private readonly dataSource: DataSource) {}

  async page(reader: ListReader, query: CaseListQuery): Promise<{ rows: SummaryRow[]; nextCursor?: string }> {
    const typed = query.q?.trim() ?? '';
    const code = parseTrackingCode(typed);
    if (code !== undefined) return { rows: await this.byCode(reader, code) };
    if (typed !== '') return this.search(reader, query, typed);
    return this.view(reader, query);
  }

  private isMayor(reader: ListReader): boolean {
    return reader.roles.includes('mayor');
  }

  private async view(reader: ListReader, query: CaseListQuery): Promise<{ rows: SummaryRow[]; nextCursor?: string }> {
    const { where, sort, down } = VIEWS[query.view];
    const cursor = decodeCursor(query.cursor);
    const order = down ? 'DESC' : 'ASC';
    const after = cursor ? `AND (${sort}, f.id) ${down ? '<' : '>'} ($4::timestamptz, $5::uuid)` : '';
    const rows = await this.dataSource.query<SummaryRow[]>(
      `WITH page AS (SELECT f.id, ${iso(`(${sort})`)} AS sort FROM case_file f WHERE ${where} ${after}
         ORDER BY ${sort} ${order}, f.id ${order} LIMIT $3)
       ${DETAILS} ORDER BY page.sort ${order}, f.id ${order}`,
      [reader.personId, this.isMayor(reader), query.limit + 1, ...(cursor ? [cursor.sort, cursor.id] : [])],
    );
    return cut(rows, query.limit);
  }

  private byCode(reader: ListReader, code: string): Promise<SummaryRow[]> {
    return this.dataSource.query<SummaryRow[]>(
      `WITH page AS (SELECT f.id, ${iso('f.opened_at')} AS sort FROM case_file f WHERE f.tracking_code = $3) ${DETAILS}`,
      [reader.personId, this.isMayor(reader), code],
    );
  }

  /** Newest first. First the cases that may be read are walked; only where they are very many, the index of words is asked. */
  private async search(reader: ListReader, query: CaseListQuery, typed: string): Promise<{ rows: SummaryRow[]; nextCursor?: string }> {
    const words = tsqueryOf(typed);
    if (words === undefined) return { rows: [] };
    const cursor = decodeCursor(query.cursor);
    const parameters = [
      reader.personId,
      this.isMayor(reader),
      words,
      query.limit + 1,
      cursor?.sort ?? '9999-12-31T00:00:00Z',
      cursor?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    ];
    const arms =
      query.view === 'all'
        ? READABLE_ARMS
        : [`SELECT f.id, f.opened_at FROM case_file f WHERE ${VIEWS[query.view].where} AND ${READABLE} LIMIT ${WALK}`];
    const page = (source: string): string => `page AS (SELECT id, ${iso('opened_at')} AS sort FROM (${source}) found
      WHERE (opened_at, id) < ($5::timestamptz, $6::uuid) ORDER BY opened_at DESC, id DESC LIMIT $4)`;
    const walked = await this.dataSource.query<(SummaryRow & { cut_short: boolean })[]>(
      `WITH ${arms.map((arm, index) => `arm${index} AS MATERIALIZED (${arm})`).join(', ')},
        cut AS (SELECT ${arms.map((_, index) => `(SELECT count(*) FROM arm${index}) >= ${WALK}`).join(' OR ')} AS short),
        walked AS (${arms.map((_, index) => `SELECT id, opened_at FROM arm${index}`).join(' UNION ')}),
        ${page(`SELECT w.id, w.opened_at FROM walked w JOIN case_text t ON t.case_id = w.id WHERE NOT (SELECT short FROM cut) AND t.search @@ to_tsquery('finnish', $3)`)},
        details AS (${DETAILS})
       SELECT cut.short AS cut_short, details.* FROM cut LEFT JOIN details ON true`,
      parameters,
    );
    if (!walked[0]?.cut_short) return cut(sorted(walked.filter(({ id }) => id !== null)), query.limit);
    const where = query.view === 'all' ? READABLE : `${VIEWS[query.view].where} AND ${READABLE}`;
    const found = await this.dataSource.query<SummaryRow[]>(
      `WITH hits AS MATERIALIZED (SELECT t.case_id FROM case_text t WHERE t.search @@ to_tsquery('finnish', $3) LIMIT ${HITS}),
        ${page(`SELECT f.id, f.opened_at FROM hits JOIN case_file f ON f.id = hits.case_id WHERE ${where}`)}
       ${DETAILS}`,
      parameters,
    );
    return cut(sorted(found), query.limit);
  }
}

const sorted = <T extends SummaryRow>(rows: T[]): T[] =>
  rows.sort((a, b) => (a.sort === b.sort ? (a.id < b.id ? 1 : -1) : a.sort < b.sort ? 1 : -1));

function cut(rows: SummaryRow[], limit: number): { rows: SummaryRow[]; nextCursor?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last ? { rows: page, nextCursor: encodeCursor(last.sort, last.id) } : { rows: page };
}
