import type { CaseListQuery } from '#contracts';
import type { Role } from '#domain';

/** Who looks at a list. */
export interface ListReader {
  personId: string;
  roles: readonly Role[];
}

export const isMayor = (reader: ListReader): boolean => reader.roles.includes('mayor');

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
/** An instant as the wire and cursors have it. */
export const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', ${UTC})`;
const FAR = `'9999-12-31T00:00:00.000Z'::timestamptz`;

/** A call (c) whose resident waits on the line for somebody to answer. */
const WAITS_ON_LINE = `c.direction = 'incoming' AND c.state IN ('greeting', 'waiting') AND c.ended_at IS NULL AND c.over_at IS NULL`;

/** Since when somebody waits on the line for a case (f) that nobody has taken; null: nobody does. */
export const CALLER_SINCE = `(SELECT min(c.started_at) FROM phone_call c WHERE c.case_id = f.id AND f.state = 'waiting' AND ${WAITS_ON_LINE})`;

/** Waiting cases that somebody waits on the line for; they are few. Also those whose call has not made them live: an older case gone on with. */
export const CALLED_FOR = `SELECT DISTINCT c.case_id AS id FROM phone_call c WHERE ${WAITS_ON_LINE}`;

interface View {
  where: string;
  sort: string;
  down: boolean;
  /** How cases sort that somebody waits on the line for; absent: like all others. */
  calledFor?: string;
}

/** Where a view's cases are, and by what they are sorted; `$1` is the reader. Each is a walk of one index. */
export const VIEWS: Readonly<Record<CaseListQuery['view'], View>> = {
  /** Who waits live comes first, then what is late (migration 530). */
  waiting: {
    where: `f.state = 'waiting'`,
    sort: 'batline_waits(f.live, COALESCE(f.late_since, f.nearest_due_at))',
    calledFor: 'batline_waits(true, COALESCE(f.late_since, f.nearest_due_at))',
    down: false,
  },
  mine: {
    where: `f.owner_id = $1 AND f.state IN ('owned', 'awaiting_resident', 'answered')`,
    sort: `COALESCE(f.late_since, f.nearest_due_at, ${FAR})`,
    down: false,
  },
  asked: {
    where: `f.state <> 'closed' AND f.id IN (SELECT a.case_id FROM assist a WHERE a.to_id = $1 AND a.replied_at IS NULL
      UNION SELECT h.case_id FROM handover_offer h WHERE h.to_id = $1 AND h.ended_at IS NULL)`,
    sort: `COALESCE(f.nearest_due_at, ${FAR})`,
    down: false,
  },
  /** In the same order (migration 550). */
  escalated: {
    where: 'f.escalated',
    sort: `batline_waits(f.live AND f.state = 'waiting', COALESCE(f.late_since, ${FAR}))`,
    calledFor: `batline_waits(true, COALESCE(f.late_since, ${FAR}))`,
    down: false,
  },
  all: { where: 'true', sort: 'f.opened_at', down: true },
};

/** Whether the words of `f` are the reader's to read; says in SQL what `mayRead` says of one case, and is tested to agree with it. */
export const READABLE = `(f.state = 'waiting' OR COALESCE(f.owner_id = $1, false) OR ($2 AND f.escalated)
  OR EXISTS (SELECT 1 FROM assist a WHERE a.case_id = f.id AND a.to_id = $1)
  OR EXISTS (SELECT 1 FROM handover_offer h WHERE h.case_id = f.id AND h.to_id = $1 AND h.ended_at IS NULL)
  OR EXISTS (SELECT 1 FROM read_grant g WHERE g.case_id = f.id AND g.person_id = $1 AND g.until > batline_now()))`;
