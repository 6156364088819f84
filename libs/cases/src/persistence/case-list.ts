import type { CaseListQuery } from '#contracts';
import { parseTrackingCode } from '#domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor } from './cursor.js';
import { CALLED_FOR, CALLER_SINCE, isMayor, iso, READABLE, VIEWS, type ListReader } from './list-sql.js';
import { tsqueryOf } from './search-words.js';
import { WordSearch } from './word-search.js';

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
  /** Since when somebody waits on the line for it. */
  caller_since: Date | null;
  title: string | null;
  owner_username: string | null;
  owner_name: string | null;
  clock: { kind: string; dueAt: string; startedAt: string; pausedAt: string | null } | null;
  readable: boolean;
  sort: string;
}

const DETAILS = `
  SELECT f.id, f.tracking_code, f.seq, f.state, f.level, f.channel, f.kind, f.language, f.village, f.topic, f.live, f.escalated, f.opened_at, f.late_since,
    t.title, p.username AS owner_username, p.name AS owner_name, ${CALLER_SINCE} AS caller_since, ${READABLE} AS readable, page.sort,
    (SELECT jsonb_build_object('kind', c.kind, 'dueAt', ${iso('c.due_at')}, 'startedAt', ${iso('c.started_at')}, 'pausedAt', ${iso('c.paused_at')})
      FROM clock c WHERE c.case_id = f.id AND c.stopped_at IS NULL AND c.breached_at IS NULL
      ORDER BY c.paused_at NULLS FIRST, c.kind IN ('offer', 'verdict', 'resident'), c.due_at LIMIT 1) AS clock
  FROM page JOIN case_file f ON f.id = page.id LEFT JOIN case_text t ON t.case_id = f.id LEFT JOIN person p ON p.id = f.owner_id`;

/** The inbox: pages of cases by view, by tracking code, by words. Only words that the reader may read are searched. */
@Injectable()
export class CaseList {
  private readonly words: WordSearch;

  constructor(private readonly dataSource: DataSource) {
    this.words = new WordSearch(dataSource);
  }

  async page(reader: ListReader, query: CaseListQuery): Promise<{ rows: SummaryRow[]; nextCursor?: string }> {
    const typed = query.q?.trim() ?? '';
    const code = parseTrackingCode(typed);
    if (code !== undefined) return { rows: await this.byCode(reader, code) };
    if (typed !== '') return this.search(reader, query, typed);
    return this.view(reader, query);
  }

  private async view(reader: ListReader, query: CaseListQuery): Promise<{ rows: SummaryRow[]; nextCursor?: string }> {
    const { where, sort, down, calledFor } = VIEWS[query.view];
    const cursor = decodeCursor(query.cursor);
    const order = down ? 'DESC' : 'ASC';
    const walk = (by: string, which: string): string => {
      const after = cursor ? `AND (${by}, f.id) ${down ? '<' : '>'} ($4::timestamptz, $5::uuid)` : '';
      return `SELECT f.id, ${iso(`(${by})`)} AS sort FROM case_file f WHERE ${where} ${which} ${after} ORDER BY ${by} ${order}, f.id ${order} LIMIT $3`;
    };
    const page = calledFor
      ? `(${walk(calledFor, `AND f.state = 'waiting' AND f.id IN (${CALLED_FOR})`)})
         UNION ALL (${walk(sort, `AND (f.state <> 'waiting' OR f.id NOT IN (${CALLED_FOR}))`)})`
      : walk(sort, '');
    const rows = await this.dataSource.query<SummaryRow[]>(
      `WITH page AS (${page}) ${DETAILS} ORDER BY page.sort ${order}, f.id ${order} LIMIT $3`,
      [reader.personId, isMayor(reader), query.limit + 1, ...(cursor ? [cursor.sort, cursor.id] : [])],
    );
    return cut(rows, query.limit);
  }

  private byCode(reader: ListReader, code: string): Promise<SummaryRow[]> {
    return this.dataSource.query<SummaryRow[]>(
      `WITH page AS (SELECT f.id, ${iso('f.opened_at')} AS sort FROM case_file f WHERE f.tracking_code = $3) ${DETAILS}`,
      [reader.personId, isMayor(reader), code],
    );
  }

  /** Newest first, over what the reader may read. */
  private async search(reader: ListReader, query: CaseListQuery, typed: string): Promise<{ rows: SummaryRow[]; nextCursor?: string }> {
    const words = tsqueryOf(typed);
    if (words === undefined) return { rows: [] };
    const found = await this.words.newest(reader, { words, view: query.view, after: decodeCursor(query.cursor), atMost: query.limit + 1 });
    if (found.length === 0) return { rows: [] };
    const rows = await this.dataSource.query<SummaryRow[]>(
      `WITH page AS (SELECT * FROM unnest($3::uuid[], $4::text[]) AS found (id, sort)) ${DETAILS} ORDER BY page.sort DESC, f.id DESC`,
      [reader.personId, isMayor(reader), found.map(({ id }) => id), found.map(({ sort }) => sort)],
    );
    return cut(rows, query.limit);
  }
}

function cut(rows: SummaryRow[], limit: number): { rows: SummaryRow[]; nextCursor?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last ? { rows: page, nextCursor: encodeCursor(last.sort, last.id) } : { rows: page };
}
