import type { CaseEvent } from '#domain';
import { canonicalJson } from '#platform/canonical-json';
import { createHash } from 'node:crypto';

/** Hash before a case's first entry. */
export const GENESIS = '0'.repeat(64);

/** One entry as it is stored: `data` holds the facts and the changes that the lifecycle worked out. */
export interface JournalRow {
  case_id: string;
  seq: number;
  /** ISO 8601, UTC, ms. */
  at: string;
  type: string;
  actor: CaseEvent['actor'];
  data: { facts: CaseEvent['facts']; changes: CaseEvent['changes'] };
  prev_hash: string;
  hash: string;
}

/** SHA-256 over the canonical JSON (RFC 8785) of everything in the entry and the hash before it. */
export function entryHash(row: Omit<JournalRow, 'hash'>): string {
  const { case_id, seq, at, type, actor, data, prev_hash } = row;
  return createHash('sha256')
    .update(canonicalJson({ caseId: case_id, seq, at, type, actor, data, prevHash: prev_hash }))
    .digest('hex');
}

/** Chains a transition's events onto a case's journal. `undefined` values vanish first, as they will in the database. */
export function chained(caseId: string, headHash: string, events: readonly CaseEvent[]): JournalRow[] {
  let previous = headHash;
  return events.map((event) => {
    const { actor, facts, changes } = JSON.parse(JSON.stringify(event)) as CaseEvent;
    const row = {
      case_id: caseId,
      seq: event.seq,
      at: new Date(event.at).toISOString(),
      type: event.type,
      actor,
      data: { facts, changes },
      prev_hash: previous,
    };
    previous = entryHash(row);
    return { ...row, hash: previous };
  });
}

/** Back from the stored row to the event. */
export function eventOf(row: Pick<JournalRow, 'seq' | 'at' | 'type' | 'actor' | 'data'>): CaseEvent {
  return {
    seq: row.seq,
    at: Date.parse(row.at),
    type: row.type as CaseEvent['type'],
    actor: row.actor,
    facts: row.data.facts,
    changes: row.data.changes,
  };
}
