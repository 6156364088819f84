import type { CaseEvent, ClockChange, OpenedFacts, Unopened } from './case-event.js';
import type { CaseFile, Clock } from './case-file.js';

function changeClock(clocks: Clock[], change: ClockChange): Clock[] {
  if (change.op === 'start') {
    const { op: _op, pausedAt = null, ref = null, ...clock } = change;
    return [...clocks, { ...clock, pausedAt, ref, stoppedAt: null, breachedAt: null }];
  }
  return clocks.map((clock) => {
    if (clock.kind !== change.kind || clock.round !== change.round) return clock;
    switch (change.op) {
      case 'stop':
        return { ...clock, stoppedAt: change.at };
      case 'pause':
        return { ...clock, pausedAt: change.at };
      case 'resume':
        return { ...clock, pausedAt: null, dueAt: change.dueAt, warnAt: change.warnAt };
      case 'breach':
        return { ...clock, breachedAt: change.at };
      case 'warned':
        return { ...clock, warnAt: change.warnAt };
    }
  });
}

function opened(before: Unopened, event: CaseEvent): CaseFile {
  const facts = event.facts as unknown as OpenedFacts;
  return {
    id: before.id,
    seq: 0,
    state: 'waiting',
    level: 0,
    channel: facts.channel,
    kind: facts.kind,
    openedAt: event.at,
    live: false,
    policyHash: facts.policyHash,
    owner: null,
    ownerships: 0,
    clocks: [],
    offers: [],
    assists: [],
    directives: [],
    answer: null,
    closing: null,
    duplicateOf: null,
    pauseSpentMs: 0,
    restricted: false,
  };
}

/**
 * The case after one more event. Pure and total: folding a case's journal over it rebuilds the case (domain.md §2.8).
 * @throws RangeError when the sequence has a gap, which only a damaged journal can have.
 */
export function evolve(before: CaseFile | Unopened, event: CaseEvent): CaseFile {
  const file = 'state' in before ? before : opened(before, event);
  if (event.seq !== file.seq + 1) throw new RangeError(`journal entry ${event.seq} follows ${file.seq}`);
  const { set, clocks = [], offered, offersEnded = [], assistAsked, assistReplied, directed } = event.changes;
  const ended = new Set(offersEnded.map((offer) => offer.id));
  return {
    ...file,
    ...set,
    seq: event.seq,
    clocks: clocks.reduce(changeClock, file.clocks),
    offers: [...file.offers.filter((offer) => !ended.has(offer.id)), ...(offered ? [offered] : [])],
    assists: [
      ...file.assists.map((assist) => (assist.id === assistReplied?.id ? { ...assist, repliedAt: assistReplied.at } : assist)),
      ...(assistAsked ? [assistAsked] : []),
    ],
    directives: directed ? [...file.directives, directed] : file.directives,
  };
}

/**
 * Folds a whole journal; undefined when it has no entries.
 * @throws RangeError when an entry is missing or out of order.
 */
export function rebuild(id: string, events: readonly CaseEvent[]): CaseFile | undefined {
  return events.length === 0 ? undefined : (events.reduce<CaseFile | Unopened>(evolve, { id }) as CaseFile);
}
