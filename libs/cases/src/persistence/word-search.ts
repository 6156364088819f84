import type { CaseListQuery } from '#contracts';
import type { DataSource } from 'typeorm';
import type { Cursor } from './cursor.js';
import { isMayor, iso, READABLE, VIEWS, type ListReader } from './list-sql.js';

/** A case that was found, and its place in the order. */
export interface Found {
  id: string;
  /** When it was opened, ISO 8601. */
  sort: string;
}

interface Wanted {
  /** A tsquery. */
  words: string;
  view: CaseListQuery['view'];
  after: Cursor | undefined;
  atMost: number;
}

/** The newest cases of an arm that are looked through first: a common word fills a page from these. */
const FIRST_LOOK = 1_000;
/** Up to so many hits of the word index are joined with rights: a rare word has fewer. */
const HITS = 3_000;
/** The newest cases of an arm that are looked through at most. */
const WALK = 20_000;

const PARTS = `f.id IN (SELECT a.case_id FROM assist a WHERE a.to_id = $1
  UNION SELECT h.case_id FROM handover_offer h WHERE h.to_id = $1 AND h.ended_at IS NULL
  UNION SELECT g.case_id FROM read_grant g WHERE g.person_id = $1 AND g.until > batline_now())`;
/** Everything that the reader may read (`READABLE`), as conditions that an index answers each. */
const READABLE_ARMS = [`f.state = 'waiting'`, 'f.owner_id = $1', '$2 AND f.escalated', PARTS];

const MATCHES = `t.search @@ to_tsquery('finnish', $3)`;
const AFTER = '(f.opened_at, f.id) < ($4::timestamptz, $5::uuid)';

/** The newest `most` cases of one arm, in order. */
const newestOf = (arm: string, most: number): string =>
  `SELECT f.id, f.opened_at FROM case_file f WHERE ${arm} AND ${AFTER} ORDER BY f.opened_at DESC, f.id DESC LIMIT ${most}`;

/** Those of them that match; stops at as many as a page needs. */
const walk = (arms: readonly string[], most: number): string =>
  arms
    .map(
      (arm, no) =>
        `(SELECT ${no} AS arm, w.id, ${iso('w.opened_at')} AS sort FROM (${newestOf(arm, most)}) w JOIN case_text t ON t.case_id = w.id
          WHERE ${MATCHES} ORDER BY w.opened_at DESC, w.id DESC LIMIT $6)`,
    )
    .join(' UNION ALL ');

/**
 * Finds the newest cases with given words among those that one reader may read: of a common word any look at the newest ones
 * finds enough, of a rare word the index knows all, and between the two everything of the reader's is looked through.
 */
export class WordSearch {
  constructor(private readonly dataSource: DataSource) {}

  async newest(reader: ListReader, { words, view, after, atMost }: Wanted): Promise<Found[]> {
    const arms = view === 'all' ? READABLE_ARMS : [`${VIEWS[view].where} AND ${READABLE}`];
    const values = [
      ...[reader.personId, isMayor(reader), words],
      ...[after?.sort ?? '9999-12-31T00:00:00Z', after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', atMost],
    ];
    const fewNewest = await this.firstLook(arms, values, atMost);
    if (fewNewest) return merged(fewNewest, atMost);
    const rare = await this.byIndex(VIEWS[view].where, values);
    return rare ?? merged(await this.dataSource.query<Found[]>(walk(arms, WALK), values), atMost);
  }

  /** @returns undefined where an arm has more cases than were looked through and not yet a page of matches */
  private async firstLook(arms: readonly string[], values: unknown[], atMost: number): Promise<Found[] | undefined> {
    const found = await this.dataSource.query<(Found & { arm: number })[]>(walk(arms, FIRST_LOOK), values);
    const open = arms.flatMap((arm, no) => (found.filter((row) => row.arm === no).length < atMost ? [arm] : []));
    if (open.length === 0) return found;
    const [row] = await this.dataSource.query<{ more: boolean }[]>(
      `SELECT ${open.map((arm) => `(SELECT count(*) = ${FIRST_LOOK} FROM (${newestOf(arm, FIRST_LOOK)}) n)`).join(' OR ')} AS more
       WHERE $3::text IS NOT NULL AND $6::int IS NOT NULL AND ($1::uuid IS NOT NULL OR $2::boolean)`,
      values,
    );
    return row?.more ? undefined : found;
  }

  /** @returns undefined where the word index has too many hits */
  private async byIndex(where: string, values: unknown[]): Promise<Found[] | undefined> {
    const rows = await this.dataSource.query<(Found & { many: boolean })[]>(
      `WITH hits AS MATERIALIZED (SELECT t.case_id FROM case_text t WHERE ${MATCHES} LIMIT ${HITS + 1}),
         counted AS MATERIALIZED (SELECT count(*) > ${HITS} AS many FROM hits),
         page AS (SELECT f.id, f.opened_at FROM hits JOIN case_file f ON f.id = hits.case_id
           WHERE NOT (SELECT many FROM counted) AND ${where} AND ${READABLE} AND ${AFTER} ORDER BY f.opened_at DESC, f.id DESC LIMIT $6)
       SELECT counted.many, page.id, ${iso('page.opened_at')} AS sort FROM counted LEFT JOIN page ON true ORDER BY page.opened_at DESC, page.id DESC`,
      values,
    );
    if (rows[0]?.many) return undefined;
    return rows.filter(({ id }) => id !== null);
  }
}

/** Each once, newest first. */
function merged(found: readonly Found[], atMost: number): Found[] {
  const byId = new Map(found.map(({ id, sort }) => [id, { id, sort }]));
  const order = (a: Found, b: Found): number => (a.sort === b.sort ? (a.id < b.id ? 1 : -1) : a.sort < b.sort ? 1 : -1);
  return [...byId.values()].sort(order).slice(0, atMost);
}
