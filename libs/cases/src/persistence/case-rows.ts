import { BREACHING_CLOCKS, isRunning, isTicking, type CaseEvent, type CaseFile, type Clock } from '#domain';
import { chained } from '../journal/journal-hash.js';
import type { Spoken } from './spoken.js';

/** A case before and after one decision, with the words that came with it. */
export interface Transition {
  before: CaseFile | null;
  after: CaseFile;
  headHash: string;
  events: readonly CaseEvent[];
  /** The mayor's level of the ladder that the case is on. */
  topLevel: number;
  spoken: readonly Spoken[];
}

export type Rows = Record<string, Record<string, unknown>[]>;

const iso = (ms: number | null | undefined): string | null => (ms === null || ms === undefined ? null : new Date(ms).toISOString());

/** The deadline that the inbox sorts by: the earliest of the clocks that breach; else of any that runs. */
export function nearest(clocks: readonly Clock[]): Clock | undefined {
  const ticking = clocks.filter(isTicking).sort((a, b) => a.dueAt - b.dueAt);
  return ticking.find((clock) => (BREACHING_CLOCKS as readonly string[]).includes(clock.kind)) ?? ticking[0];
}

/** Since when a promise that still runs has been broken: the first miss of a kind of clock that was started again. */
export function lateSince(clocks: readonly Clock[]): number | null {
  const running = new Set(clocks.filter(isRunning).map(({ kind }) => kind));
  const misses = clocks.flatMap(({ kind, breachedAt }) => (breachedAt !== null && running.has(kind) ? [breachedAt] : []));
  return misses.length === 0 ? null : Math.min(...misses);
}

const clockRow = (caseId: string, clock: Clock) => ({
  case_id: caseId,
  kind: clock.kind,
  round: clock.round,
  started_at: iso(clock.startedAt),
  due_at: iso(clock.dueAt),
  warn_at: iso(clock.warnAt),
  paused_at: iso(clock.pausedAt),
  stopped_at: iso(clock.stoppedAt),
  breached_at: iso(clock.breachedAt),
  ref: clock.ref,
});

function clockRows(before: CaseFile | null, after: CaseFile): Rows {
  const known = new Map((before?.clocks ?? []).map((clock) => [`${clock.kind}.${clock.round}`, clock]));
  const rows: Rows = { clocks: [], clocksChanged: [] };
  for (const clock of after.clocks) {
    const old = known.get(`${clock.kind}.${clock.round}`);
    if (!old) rows['clocks']?.push(clockRow(after.id, clock));
    else if (JSON.stringify(old) !== JSON.stringify(clock)) rows['clocksChanged']?.push(clockRow(after.id, clock));
  }
  return rows;
}

/** Ownerships as the events made them: one may begin and end within one transition. */
function ownershipRows(before: CaseFile | null, events: readonly CaseEvent[], caseId: string): Rows {
  const rows: Rows = { ownerships: [], ownershipsEnded: [], ownershipsBreached: [] };
  let owner = before?.owner ?? null;
  const begun = new Map<number, Record<string, unknown>>();
  for (const event of events) {
    const next = event.changes.set?.owner;
    if (next === undefined) continue;
    if (owner && owner.no !== next?.no) {
      const own = begun.get(owner.no);
      if (own) own['ended_at'] = iso(event.at);
      else rows['ownershipsEnded']?.push({ case_id: caseId, no: owner.no, ended_at: iso(event.at) });
    }
    if (next && owner?.no !== next.no) {
      const row = {
        case_id: caseId,
        no: next.no,
        person_id: next.personId,
        began_at: iso(next.since),
        ended_at: null,
        breached: next.breached,
      };
      begun.set(next.no, row);
      rows['ownerships']?.push(row);
    } else if (next && next.breached && !owner?.breached) {
      const own = begun.get(next.no);
      if (own) own['breached'] = true;
      else rows['ownershipsBreached']?.push({ case_id: caseId, no: next.no });
    }
    owner = next;
  }
  return rows;
}

function eventRows(events: readonly CaseEvent[], caseId: string): Rows {
  const rows: Rows = { escalations: [], offers: [], offersEnded: [], assists: [], assistsReplied: [], directives: [] };
  for (const { seq, at, type, facts, changes } of events) {
    if (type === 'clock.breached') {
      rows['escalations']?.push({
        case_id: caseId,
        kind: facts['kind'],
        round: facts['round'],
        seq,
        from_level: facts['fromLevel'],
        to_level: facts['toLevel'],
        breached_at: iso(facts['dueAt'] as number),
        recorded_at: iso(at),
        missed_by: facts['missedBy'],
      });
    }
    if (changes.offered) {
      const { id, kind, to, by } = changes.offered;
      rows['offers']?.push({ id, case_id: caseId, kind, to_id: to, by_id: by, at: iso(at) });
    }
    for (const { id, how } of changes.offersEnded ?? []) rows['offersEnded']?.push({ id, ended_at: iso(at), how });
    if (changes.assistAsked) {
      const { id, to, by } = changes.assistAsked;
      rows['assists']?.push({ id, case_id: caseId, to_id: to, by_id: by, at: iso(at) });
    }
    if (changes.assistReplied) rows['assistsReplied']?.push({ id: changes.assistReplied.id, at: iso(changes.assistReplied.at) });
    if (changes.directed)
      rows['directives']?.push({
        id: changes.directed.id,
        case_id: caseId,
        sector: changes.directed.sector,
        at: iso(at),
        due_at: iso(changes.directed.dueAt),
      });
  }
  return rows;
}

function fileRow(transition: Transition, headHash: string): Record<string, unknown> {
  const { before, after, topLevel } = transition;
  return {
    id: after.id,
    prev_seq: before?.seq ?? 0,
    seq: after.seq,
    head_hash: headHash,
    state: after.state,
    level: after.level,
    escalated: after.state !== 'closed' && after.level >= topLevel,
    live: after.live,
    owner_id: after.owner?.personId ?? null,
    ownerships: after.ownerships,
    answer: after.answer,
    closing: after.closing,
    closed_at: iso(after.closing?.at),
    duplicate_of: after.duplicateOf,
    pause_spent_ms: after.pauseSpentMs,
    restricted: after.restricted,
    nearest_due_at: iso(nearest(after.clocks)?.dueAt),
    late_since: iso(lateSince(after.clocks)),
  };
}

/** Everything that one transition stores, by table; a new case's own row is completed by intake (`opened`). */
export function rowsOf(transition: Transition): Rows {
  const { before, after, events, spoken } = transition;
  const journal = chained(after.id, transition.headHash, events);
  const headHash = journal.at(-1)?.hash ?? transition.headHash;
  const rows: Rows = {
    [before ? 'files' : 'opened']: [fileRow(transition, headHash)],
    ...clockRows(before, after),
    ...ownershipRows(before, events, after.id),
    ...eventRows(events, after.id),
    journal: journal as unknown as Record<string, unknown>[],
    outbox: [{ topic: 'case', case_id: after.id, body: { fromSeq: (before?.seq ?? 0) + 1, toSeq: after.seq } }],
  };
  for (const said of spoken) {
    const event = events.find(({ facts }) => facts[said.factKey] === said.commitment);
    if (!event) throw new Error(`words without a journal entry on case ${after.id}`);
    if (said.message) {
      (rows['messages'] ??= []).push({ ...said.message, case_id: after.id, seq: event.seq, at: iso(event.at) });
    }
    (rows['words'] ??= []).push({ case_id: after.id, seq: event.seq, field: said.field, text: said.text, salt: said.salt });
    if (said.searchable && before) (rows['textsAdded'] ??= []).push({ case_id: after.id, searchable: said.text });
  }
  return rows;
}

/** Merges the rows of many transitions into one write; empty tables are left out. */
export function merged(all: readonly Rows[]): Rows {
  const sum: Rows = {};
  for (const rows of all) {
    for (const [table, list] of Object.entries(rows)) if (list.length > 0) (sum[table] ??= []).push(...list);
  }
  return sum;
}
