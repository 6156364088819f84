import { evolve, type CaseEvent, type CaseFile, type Policy } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { eventOf, type JournalRow } from '../journal/journal-hash.js';

/** A stretch of one case's journal, ends included. */
export interface JournalSpan {
  caseId: string;
  fromSeq: number;
  toSeq: number;
}

/** One thing that happened, with the case as it stood just before (null: it was opened) and just after. */
export interface Happening {
  before: CaseFile | null;
  event: CaseEvent;
  after: CaseFile;
}

/** What happened to one case, and what is needed to know whom it concerns. No words. */
export interface CaseHappenings {
  caseId: string;
  trackingCode: string;
  language: string;
  village: string | null;
  topic: string | null;
  policy: Policy;
  /** Who answers for the case that this one was marked a duplicate of. */
  duplicatesOwner: string | null;
  happenings: Happening[];
}

type Row = Omit<CaseHappenings, 'happenings'> & { journal: JournalRow[] };

/** Reads journals back as what happened, for those who tell people of it. */
@Injectable()
export class Happenings {
  /** One entry per case that is there, whatever the order of the spans; spans of one case are read as one. */
  async of(tx: Tx, spans: readonly JournalSpan[]): Promise<CaseHappenings[]> {
    const whole = new Map<string, JournalSpan>();
    for (const span of spans) {
      const { fromSeq, toSeq } = whole.get(span.caseId) ?? span;
      whole.set(span.caseId, { ...span, fromSeq: Math.min(fromSeq, span.fromSeq), toSeq: Math.max(toSeq, span.toSeq) });
    }
    const asked = [...whole.values()];
    const rows = await tx.query<Row[]>(
      `SELECT f.id AS "caseId", f.tracking_code AS "trackingCode", f.language, f.village, f.topic, p.body->'policy' AS policy, d.owner_id AS "duplicatesOwner",
         (SELECT jsonb_agg(jsonb_build_object('seq', j.seq, 'at', to_char(j.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'type', j.type,
           'actor', j.actor, 'data', j.data) ORDER BY j.seq) FROM journal j WHERE j.case_id = f.id AND j.seq <= x."toSeq") AS journal
       FROM jsonb_to_recordset($1::jsonb) AS x ("caseId" uuid, "toSeq" int)
       JOIN case_file f ON f.id = x."caseId" JOIN policy_snapshot p ON p.hash = f.policy_hash LEFT JOIN case_file d ON d.id = f.duplicate_of`,
      [JSON.stringify(asked)],
    );
    return rows.map(({ journal, ...row }) => ({
      ...row,
      happenings: retold(row.caseId, journal).filter(({ event }) => event.seq >= (whole.get(row.caseId)?.fromSeq ?? 1)),
    }));
  }
}

function retold(id: string, journal: readonly JournalRow[]): Happening[] {
  let before: CaseFile | null = null;
  return journal.map((row) => {
    const event = eventOf(row);
    const after = evolve(before ?? { id }, event);
    const happening = { before, event, after };
    before = after;
    return happening;
  });
}
