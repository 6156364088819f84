import { rebuild, type CaseEvent, type CaseFile } from '#domain';
import { Injectable } from '@nestjs/common';
import { JournalReads, type StoredEscalation, type VerifiableCase } from '../persistence/journal-reads.js';
import { commitmentOf } from '../words/commitment.js';
import { entryHash, eventOf, GENESIS } from './journal-hash.js';

/** One thing that is not as it should be. */
export interface Finding {
  caseId: string;
  seq?: number;
  what: 'gap' | 'chain-broken' | 'hash-wrong' | 'head-differs' | 'state-differs' | 'words-differ' | 'no-journal';
  /** Which part of the state differs; never a value. */
  detail?: string;
}

/**
 * Recomputes every case's hash chain, rebuilds its state from its journal and compares that with what is stored, and the
 * words with their commitments (domain.md §2.8, §2.10).
 */
@Injectable()
export class JournalVerifyService {
  constructor(private readonly reads: JournalReads) {}

  /** @param report is called for each finding as it is found. @returns how many cases were checked. */
  async verify(report: (finding: Finding) => void): Promise<number> {
    let checked = 0;
    for await (const stored of this.reads.cases()) {
      const { loaded, journal, words } = stored;
      checked += 1;
      for (const finding of verifyCase(stored)) report(finding);
      for (const said of words) {
        const facts = journal.find(({ seq }) => seq === said.seq)?.data.facts ?? {};
        if (!Object.values(facts).includes(commitmentOf(said.text, said.salt)))
          report({ caseId: loaded.id, seq: said.seq, what: 'words-differ', detail: said.field });
      }
    }
    return checked;
  }
}

/** Pure: what is wrong with one case. */
export function verifyCase({ loaded: stored, headHash, journal, ownerId, escalations }: Omit<VerifiableCase, 'words'>): Finding[] {
  const caseId = stored.id;
  if (journal.length === 0) return [{ caseId, what: 'no-journal' }];
  const findings: Finding[] = [];
  let previous = GENESIS;
  for (const [index, row] of journal.entries()) {
    if (row.seq !== index + 1) return [...findings, { caseId, seq: row.seq, what: 'gap' }];
    if (row.prev_hash !== previous) findings.push({ caseId, seq: row.seq, what: 'chain-broken' });
    if (entryHash(row) !== row.hash) findings.push({ caseId, seq: row.seq, what: 'hash-wrong' });
    previous = row.hash;
  }
  if (headHash !== previous) findings.push({ caseId, what: 'head-differs' });
  const events = journal.map(eventOf);
  const rebuilt = rebuild(caseId, events);
  for (const part of Object.keys(stored) as (keyof CaseFile)[]) {
    if (comparable(stored[part]) !== comparable(rebuilt?.[part])) findings.push({ caseId, what: 'state-differs', detail: part });
  }
  if (ownerId !== (rebuilt?.owner?.personId ?? null)) findings.push({ caseId, what: 'state-differs', detail: 'ownerId' });
  if (comparable(escalations) !== comparable(escalationsOf(events)))
    findings.push({ caseId, what: 'state-differs', detail: 'escalations' });
  return findings;
}

/** The misses that a journal tells of. */
function escalationsOf(events: readonly CaseEvent[]): StoredEscalation[] {
  return events
    .filter(({ type }) => type === 'clock.breached')
    .map(({ seq, at, facts }) => ({
      kind: String(facts['kind']),
      round: Number(facts['round']),
      seq,
      fromLevel: Number(facts['fromLevel']),
      toLevel: Number(facts['toLevel']),
      breachedAt: Number(facts['dueAt']),
      recordedAt: at,
      missedBy: (facts['missedBy'] as string | null | undefined) ?? null,
    }));
}

/** Lists compare as sets, objects by content: rows come back in an order of their own. */
function comparable(value: unknown): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(comparable).sort());
  if (value !== null && typeof value === 'object') {
    return JSON.stringify(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, inner]) => [key, comparable(inner)]),
    );
  }
  return JSON.stringify(value ?? null);
}
