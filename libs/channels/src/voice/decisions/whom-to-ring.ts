import { availabilityOf, dutyFor, dutyForAll, type Availability, type OnDuty, type Rung } from '#domain';
import { givesUpAt } from './what-next.js';
import type { CallView } from '../scripts/call-view.js';
import type { LegRole } from '../scripts/official-scripts.js';

/** A leg that was asked for on behalf of a call. */
export interface KnownLeg {
  readonly legId: string;
  readonly personId: string | null;
  readonly role: LegRole;
  /** It still rings, talks, or waits to be placed. */
  readonly open: boolean;
  readonly outcome: 'won' | 'late' | 'declined' | 'silent' | 'stopped' | null;
  /** Epoch ms. */
  readonly askedAt: number;
  readonly endedAt: number | null;
}

/** A call that runs, with what decides whose phone rings for it. */
export interface RingingCall extends Pick<
  CallView,
  'callId' | 'caseId' | 'state' | 'caseIs' | 'owner' | 'queuedAt' | 'topSince' | 'waitsMs' | 'now'
> {
  readonly language: string;
  readonly village: string | null;
  readonly topic: string | null;
  readonly level: number;
  /** The case waits on its live ladder; otherwise the same ladder is climbed by the time they have waited. */
  readonly live: boolean;
  readonly ladder: readonly Rung[];
  readonly legs: readonly KnownLeg[];
}

/** Somebody who can be rung. */
export interface Reachable extends OnDuty {
  readonly phone: string;
  /** Off duty only the owner of a case is rung, for that case. */
  readonly onDuty: boolean;
  /** Their phone rings or talks already, on whichever call. */
  readonly busy: boolean;
  /**
   * They would rather not be rung now: by their own word (busy, away), or because they have as many residents with them as they said.
   * They are rung all the same once nobody else is left: somebody always answers.
   */
  readonly reserved: boolean;
  /** When a call last reached out for them, epoch ms; null: never. */
  readonly lastCallAt: number | null;
}

export interface RingRules {
  /** Those who answer in the web come first: phones ring after so long, ms. */
  readonly phonesAfterMs: number;
  /** Whoever did not answer is rung again after so long, ms, at most so often for one call. */
  readonly againAfterMs: number;
  readonly attempts: number;
  /** How many calls may be asked for at once. */
  readonly atOnce: number;
}

export interface Ring {
  readonly callId: string;
  readonly caseId: string;
  readonly role: 'ring' | 'owner' | 'mayor_line';
  readonly personId: string;
  readonly number: string;
  /** Until when there is somebody to answer, epoch ms. */
  readonly until: number;
}

export interface Ringing {
  readonly ring: readonly Ring[];
  /** Ids of legs that have nobody to answer any more. */
  readonly stop: readonly string[];
  /** Calls for which the mayor's rung begins to ring now. */
  readonly atTop: readonly string[];
}

/** The mayor's line, and in whose name it answers. */
export interface MayorLine {
  readonly personId: string;
  readonly number: string;
  readonly busy: boolean;
}

/** The rung whose people are rung now; those of every earlier one go on being rung. */
function rungOf({ live, level, ladder, waitsMs, queuedAt, now }: RingingCall): number {
  const top = Math.max(0, ladder.length - 1);
  if (live) return Math.min(level, top);
  let passed = 0;
  const at = waitsMs.findIndex((wait) => (passed += wait) > now - (queuedAt ?? now));
  return at === -1 ? top : Math.min(at, top);
}

const isWanted = (call: RingingCall): boolean => call.state === 'waiting' && call.caseIs !== 'closed' && call.now < givesUpAt(call);

/**
 * Whose phone rings, and whose stops. Every call that waits gets one phone before any gets a second, the longest waiting first;
 * those who have been longest without a call come first, and nobody is rung for two at once. Pure.
 */
export function whomToRing(
  calls: readonly RingingCall[],
  people: readonly Reachable[],
  mayor: MayorLine | null,
  rules: RingRules,
): Ringing {
  const stop = calls.flatMap(legsToStop);
  const wanted = calls.filter(isWanted).sort((a, b) => (a.queuedAt ?? 0) - (b.queuedAt ?? 0));
  const taken = new Set(people.filter(({ busy }) => busy).map(({ id }) => id));
  if (mayor?.busy) taken.add(mayor.personId);
  const ringing = new Map(wanted.map((call) => [call.callId, call.legs.filter(({ open }) => open).length]));
  const ring: Ring[] = [];
  const plans = wanted.map((call) => ({ call, candidates: candidatesOf(call, people, mayor, rules) }));
  while (ring.length < rules.atOnce) {
    const next = plans
      .map(({ call, candidates }) => ({ call, one: candidates.find(({ personId }) => !taken.has(personId)) }))
      .filter((plan): plan is { call: RingingCall; one: Candidate } => plan.one !== undefined)
      .sort((a, b) => (ringing.get(a.call.callId) ?? 0) - (ringing.get(b.call.callId) ?? 0))[0];
    if (!next) break;
    const { call, one } = next;
    taken.add(one.personId);
    ringing.set(call.callId, (ringing.get(call.callId) ?? 0) + 1);
    ring.push({ callId: call.callId, caseId: call.caseId, ...one, until: givesUpAt(call) });
  }
  const atTop = wanted.filter((call) => call.topSince === null && call.caseIs === 'waiting' && isAtMayor(call));
  return { ring, stop, atTop: atTop.map(({ callId }) => callId) };
}

type Candidate = Pick<Ring, 'role' | 'personId' | 'number'>;

function legsToStop(call: RingingCall): string[] {
  const open = call.legs.filter((leg) => leg.open && leg.outcome === null && ['ring', 'owner', 'mayor_line'].includes(leg.role));
  if (!isWanted(call)) return open.map(({ legId }) => legId);
  // Somebody took the case: whoever else is rung for it is stopped.
  const owner = call.caseIs === 'held' ? call.owner?.personId : undefined;
  return owner === undefined ? [] : open.filter(({ personId }) => personId !== owner).map(({ legId }) => legId);
}

const isAtMayor = (call: RingingCall): boolean => call.ladder[rungOf(call)]?.tell === 'mayor';

/** Who may be rung for a call now, in the order of their turn. */
function candidatesOf(call: RingingCall, people: readonly Reachable[], mayor: MayorLine | null, rules: RingRules): Candidate[] {
  const may = ({ personId }: Candidate): boolean => isDueAgain(call, personId, rules);
  if (call.caseIs === 'held') {
    const owner = people.find(({ id }) => id === call.owner?.personId);
    return owner ? [{ role: 'owner' as const, personId: owner.id, number: owner.phone }].filter(may) : [];
  }
  if (call.now < (call.queuedAt ?? call.now) + rules.phonesAfterMs && !isAtMayor(call)) return [];
  const tells = new Set(call.ladder.slice(0, rungOf(call) + 1).map(({ tell }) => tell));
  const present = people.filter(({ onDuty }) => onDuty);
  const officials = tells.has('duty_all') ? dutyForAll(present) : tells.has('duty') ? dutyFor(present, { ...call, channel: 'voice' }) : [];
  const inTurn = firstWaveOf(call, [...officials].sort(byTurn) as Reachable[]);
  return [
    ...inTurn.map(({ id, phone }) => ({ role: 'ring' as const, personId: id, number: phone })),
    ...(tells.has('mayor') && mayor ? [{ role: 'mayor_line' as const, personId: mayor.personId, number: mayor.number }] : []),
  ].filter(may);
}

/** Whether somebody would rather not be rung: as for what is offered in the web, but a telephone rings without an open page. Pure. */
export const isReserved = (stands: Pick<Availability, 'state' | 'liveCap' | 'liveNow'>): boolean =>
  availabilityOf({ ...stands, heartbeatAt: 0 }, 0) !== 'yes';

/** Those who are free to answer; once each of them was rung in vain, or talks elsewhere, the others behind them. */
function firstWaveOf({ legs }: RingingCall, inTurn: readonly Reachable[]): Reachable[] {
  const [free, reserved] = [inTurn.filter((one) => !one.reserved), inTurn.filter((one) => one.reserved)];
  const isSpent = ({ id, busy }: Reachable): boolean => {
    const theirs = legs.filter(({ personId }) => personId === id);
    return theirs.length > 0 ? theirs.every(({ open }) => !open) : busy;
  };
  return free.every(isSpent) ? [...free, ...reserved] : free;
}

const byTurn = (a: OnDuty, b: OnDuty): number => lastOf(a) - lastOf(b) || (a.id < b.id ? -1 : 1);
const lastOf = (person: OnDuty): number => (person as Reachable).lastCallAt ?? Number.NEGATIVE_INFINITY;

/** Not while their phone rings for it, not after they declined, and not without a pause. */
function isDueAgain(call: RingingCall, personId: string, { againAfterMs, attempts }: RingRules): boolean {
  const theirs = call.legs.filter((leg) => leg.personId === personId);
  if (theirs.some(({ open, outcome }) => open || outcome === 'declined')) return false;
  if (theirs.length >= attempts) return false;
  return theirs.every(({ endedAt, askedAt }) => call.now >= (endedAt ?? askedAt) + againAfterMs);
}
