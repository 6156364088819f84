import type { Attachment } from '#contracts';
import type { CaseEvent, MessageKind, Rung } from '#domain';
import { prepared, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { eventOf, type JournalRow } from '../journal/journal-hash.js';
import { CALLER_SINCE, iso } from './list-sql.js';
import type { LoadedCase } from './case-store.js';

export interface MessageRow {
  id: string;
  seq: number;
  at: string;
  kind: MessageKind;
  visibility: 'public' | 'note';
  authorRole: 'resident' | 'owner' | 'assistant' | 'mayor' | 'host';
  authorId: string | null;
  clientId: string | null;
  attachments: Attachment[];
}

/** A case with all that hangs on it, as stored; presenters decide what of it leaves. */
export interface CaseRecord extends LoadedCase {
  title: string | null;
  /** Since when somebody waits on the line for it. */
  callerSince: string | null;
  sector: string | null;
  duplicateOfCode: string | null;
  linkedToCode: string | null;
  /** While it is offered live: to how many, and the ladder on which it is. */
  asked: { to: number; ladder: readonly Rung[] } | null;
  journal: JournalRow[];
  messages: MessageRow[];
  words: { seq: number; field: string; text: string }[];
  person: { name: string | null; phone: string | null; email: string | null } | null;
  suggestions: { at: string; byId: string; title: string | null; topic: string | null; sector: string | null; village: string | null }[];
}

const FULL = `
  SELECT batline_case(f.id) AS loaded, f.sector, t.title,
    (SELECT d.tracking_code FROM case_file d WHERE d.id = f.duplicate_of) AS "duplicateOfCode",
    (SELECT l.tracking_code FROM case_file l WHERE l.id = f.linked_to) AS "linkedToCode",
    CASE WHEN f.live THEN (SELECT jsonb_build_object('to', COALESCE(cardinality(o.to_ids), 0), 'ladder', p.body->'policy'->'live'->'ladder')
      FROM policy_snapshot p LEFT JOIN live_offer o ON o.case_id = f.id AND o.ended_at IS NULL WHERE p.hash = f.policy_hash) END AS asked,
    (SELECT jsonb_agg(jsonb_build_object('case_id', j.case_id, 'seq', j.seq, 'at', to_char(j.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'type', j.type, 'actor', j.actor, 'data', j.data, 'prev_hash', j.prev_hash, 'hash', j.hash) ORDER BY j.seq) FROM journal j WHERE j.case_id = f.id) AS journal`;
const CONVERSATION = `,
    ${iso(CALLER_SINCE)} AS "callerSince",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', m.id, 'seq', m.seq, 'at', to_char(m.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'kind', m.kind,
      'visibility', m.visibility, 'authorRole', m.author_role, 'authorId', m.author_id, 'clientId', m.client_id, 'attachments',
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'size', a.size, 'scanned', a.scanned) ORDER BY a.no)
        FROM attachment a WHERE a.message_id = m.id), '[]')) ORDER BY m.seq) FROM message m WHERE m.case_id = f.id), '[]') AS messages,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('seq', w.seq, 'field', w.field, 'text', w.text) ORDER BY w.seq) FROM case_words w WHERE w.case_id = f.id), '[]') AS words,
    (SELECT jsonb_build_object('name', p.name, 'phone', p.phone, 'email', p.email) FROM contact_person p JOIN contact c ON c.id = p.contact_id
      WHERE c.case_id = f.id ORDER BY c.at DESC LIMIT 1) AS person,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('at', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'byId', s.by_id, 'title', s.title, 'topic', s.topic,
      'sector', s.sector, 'village', s.village) ORDER BY s.seq) FROM classification_suggestion s WHERE s.case_id = f.id), '[]') AS suggestions`;
const FROM = `FROM case_file f LEFT JOIN case_text t ON t.case_id = f.id`;

type Row = Omit<CaseRecord, keyof LoadedCase> & { loaded: LoadedCase };

/** Reading single cases. One statement, one snapshot: a reader never sees half of a change. */
@Injectable()
export class CaseReads {
  constructor(private readonly dataSource: DataSource) {}

  /** Everything, for those who may read it. */
  async full(caseId: string, tx?: Tx): Promise<CaseRecord | undefined> {
    const [row] = await prepared<Row>(tx ?? this.dataSource, `${FULL} ${CONVERSATION} ${FROM} WHERE f.id = $1`, [caseId]);
    return row && { ...row.loaded, ...row };
  }

  /** What the public view is made of: no words are even read. */
  async publicFacts(by: { trackingCode: string } | { caseId: string }): Promise<CaseRecord | undefined> {
    const [column, value] = 'caseId' in by ? ['id', by.caseId] : ['tracking_code', by.trackingCode];
    const [row] = await this.dataSource.query<Row[]>(`${FULL} ${FROM} WHERE f.${column} = $1`, [value]);
    return row && { ...row.loaded, ...row, messages: [], words: [], person: null, suggestions: [], callerSince: null };
  }

  /** How a case stands, without its journal and its words. */
  async stand(caseId: string): Promise<LoadedCase | undefined> {
    const [row] = await this.dataSource.query<{ loaded: LoadedCase | null }[]>('SELECT batline_case($1) AS loaded', [caseId]);
    return row?.loaded ?? undefined;
  }

  async idOf(trackingCode: string): Promise<string | undefined> {
    const [row] = await this.dataSource.query<{ id: string }[]>('SELECT id FROM case_file WHERE tracking_code = $1', [trackingCode]);
    return row?.id;
  }

  /** Ids of the cases that a person holds, open or not. */
  async heldBy(personId: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT id FROM case_file WHERE owner_id = $1 AND state IN ('owned', 'awaiting_resident', 'answered') ORDER BY id`,
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether a person was allowed to read this case for a stated reason that has not lapsed. */
  async isGranted(caseId: string, personId: string, tx?: Tx): Promise<boolean> {
    const rows = await (tx ?? this.dataSource).query<unknown[]>(
      'SELECT 1 FROM read_grant WHERE case_id = $1 AND person_id = $2 AND until > batline_now()',
      [caseId, personId],
    );
    return rows.length > 0;
  }
}

export const eventsOf = (record: Pick<CaseRecord, 'journal'>): CaseEvent[] => record.journal.map(eventOf);
