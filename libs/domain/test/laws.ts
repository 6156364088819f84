import { BREACHING_CLOCKS, CASE_CLOCKS, isHeld, isRunning, isTicking, type CaseFile, type Clock } from '../src/case/case-file.js';
import type { CaseEvent } from '../src/case/case-event.js';

/**
 * What is true of every case at every moment (domain.md §2), as far as the domain can show it.
 * @returns the names of the laws that this file breaks; none, hopefully.
 */
export function brokenLaws(file: CaseFile, topLevel: number): string[] {
  const ticking = (kind: Clock['kind']) => file.clocks.some((clock) => clock.kind === kind && isTicking(clock));
  const held = isHeld(file);
  const laws: Record<string, boolean> = {
    'Rule 2: waiting means no owner': file.state !== 'waiting' || file.owner === null,
    'Rule 2: held means one owner, with a name': !held || (file.owner !== null && file.owner.personId !== ''),
    'Rule 4: somebody is answerable: an owner, or a level that exists': held || (file.level >= 0 && file.level <= topLevel),
    'Rule 5: waiting: `take` is running': file.state !== 'waiting' || ticking('take'),
    'Rule 5: owned: an answer is promised': file.state !== 'owned' || ticking('first_answer') || ticking('next_answer'),
    'Rule 5: answered: `verdict` is running': file.state !== 'answered' || ticking('verdict'),
    'Rule 5: awaiting_resident: the cap is running': file.state !== 'awaiting_resident' || ticking('resident'),
    '`take` runs only while waiting': file.state === 'waiting' || !ticking('take'),
    '`verdict` runs only while answered': file.state === 'answered' || !ticking('verdict'),
    'the cap runs only while awaiting the resident': file.state === 'awaiting_resident' || !ticking('resident'),
    'a closed case has an outcome and no running clock or offer':
      file.state !== 'closed' || (file.closing !== null && !file.clocks.some(isRunning) && file.offers.length === 0),
    'an open case has no closing': file.state === 'closed' || file.closing === null,
    'Rule 7: what a verdict judges is an answer': file.closing?.by !== 'silence' || file.closing.afterAnswer,
    'only a closed case is a duplicate': file.state === 'closed' || file.duplicateOf === null,
    'the live ladder is for waiting': file.state === 'waiting' || !file.live,
    'each open offer has its clock, and each such clock its offer': sameIds(
      file.offers.map(({ id }) => id),
      file.clocks.filter((clock) => isRunning(clock) && (clock.kind === 'offer' || clock.kind === 'summons')).map(({ ref }) => ref),
    ),
    'a clock is unique by kind and round': new Set(file.clocks.map(({ kind, round }) => `${kind} ${round}`)).size === file.clocks.length,
    ...Object.fromEntries(file.clocks.flatMap((clock) => Object.entries(clockLaws(file, clock)))),
  };
  return Object.keys(laws).filter((law) => !laws[law]);
}

const is = (kinds: readonly string[], clock: Clock): boolean => kinds.includes(clock.kind);

function clockLaws(file: CaseFile, clock: Clock): Record<string, boolean> {
  const { kind, round, dueAt, stoppedAt, breachedAt, pausedAt } = clock;
  const own = ['offer', 'summons', 'directive'].includes(kind);
  const others = file.clocks.filter((other) => other !== clock && other.kind === kind && isRunning(other));
  const broken: Record<string, boolean> = {
    'is at most one of stopped and breached': stoppedAt === null || breachedAt === null,
    'Rule 6: is breached at its due time': breachedAt === null || breachedAt === dueAt,
    'Rule 6: only promises are breached': breachedAt === null || is(BREACHING_CLOCKS, clock),
    'Rule 6: is not stopped once it was due': stoppedAt === null || pausedAt !== null || !is(BREACHING_CLOCKS, clock) || stoppedAt < dueAt,
    'is the only one of its kind that is running': own || !isRunning(clock) || others.length === 0,
    'pauses only while the case awaits its resident':
      !isRunning(clock) || (pausedAt !== null) === (file.state === 'awaiting_resident' && is(CASE_CLOCKS, clock)),
  };
  return Object.fromEntries(Object.entries(broken).map(([law, kept]) => [`${kind} ${round} ${law}`, kept]));
}

function sameIds(offers: string[], refs: (string | null)[]): boolean {
  return offers.length === refs.length && offers.every((id) => refs.includes(id));
}

/** What is true of every step from one moment to the next. */
export function brokenSteps(before: CaseFile, after: CaseFile, events: readonly CaseEvent[], by: string | undefined): string[] {
  const ownerBefore = before.owner?.personId;
  const ownerAfter = after.owner?.personId;
  const laws: Record<string, boolean> = {
    'the level never falls': after.level >= before.level,
    'Rule 3: nobody becomes the owner but by their own act': ownerAfter === undefined || ownerAfter === ownerBefore || ownerAfter === by,
    'every ownership has a number of its own': after.ownerships >= before.ownerships && (after.owner?.no ?? 0) <= after.ownerships,
    'Rule 8: every change is an entry, numbered without a gap':
      after.seq === before.seq + events.length && events.every(({ seq }, n) => seq === before.seq + n + 1),
    'Rule 6: one entry for each clock that was breached':
      events.filter(({ type }) => type === 'clock.breached').length === breaches(after) - breaches(before),
    'a miss stays': before.clocks.every((clock) => clock.breachedAt === null || after.clocks.some((same) => same === clock)),
    'clocks are never taken away': before.clocks.every(
      ({ kind, round }, n) => after.clocks[n]?.kind === kind && after.clocks[n]?.round === round,
    ),
  };
  return Object.keys(laws).filter((law) => !laws[law]);
}

const breaches = (file: CaseFile): number => file.clocks.filter(({ breachedAt }) => breachedAt !== null).length;
