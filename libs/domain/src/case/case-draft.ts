import { parseDuration } from '../sla/duration.js';
import type { Staffing } from '../routing/duty.js';
import type { ClockKind, PolicyClock, PolicySnapshot, Rung } from '../sla/policy.js';
import { addWorkingTime, alwaysOpen, durationMs, type WorkingCalendar } from '../sla/working-time.js';
import type { Actor, CaseChanges, CaseEvent, CaseEventType, ClockChange, Unopened } from './case-event.js';
import { isRunning, lastRound, type CaseFile } from './case-file.js';
import { evolve } from './evolve.js';

/** What a decision needs to know besides the case; all of it read under the case's lock. */
export interface DecideContext {
  /** The database's clock, epoch ms. */
  now: number;
  policy: PolicySnapshot;
  /** The policy's calendar. */
  calendar: WorkingCalendar;
  /** From when anybody stands on the rungs. */
  staffing: Staffing;
  /** Whether the present owner may still own: their account is active. */
  ownerAvailable: boolean;
  /** Whether the resident of a live contact has been seen in the last moments. */
  residentPresent: boolean;
}

const WALL_CLOCK = alwaysOpen();

/** A case in the middle of a decision: every event is applied at once, so that the next rule sees its effect. */
export class CaseDraft {
  readonly events: CaseEvent[] = [];
  private current: CaseFile | Unopened;

  constructor(
    before: CaseFile | Unopened,
    readonly context: DecideContext,
  ) {
    this.current = before;
  }

  get file(): CaseFile {
    return this.current as CaseFile;
  }

  get now(): number {
    return this.context.now;
  }

  /** Records one event and applies it. */
  emit(type: CaseEventType, actor: Actor, facts: Record<string, unknown>, changes: CaseChanges = {}): CaseEvent {
    const seq = ('seq' in this.current ? this.current.seq : 0) + 1;
    const event: CaseEvent = { seq, at: this.now, type, actor, facts, changes };
    this.current = evolve(this.current, event);
    this.events.push(event);
    return event;
  }

  /** Adds clock changes to the event that was just recorded: they are part of the same change. */
  amend(clocks: ClockChange[], set: CaseChanges['set'] = {}): void {
    const last = this.events[this.events.length - 1];
    if (!last) throw new RangeError('nothing to amend');
    const addition: CaseEvent = { ...last, changes: { set, clocks } };
    this.current = evolve({ ...this.file, seq: this.file.seq - 1 }, addition);
    last.changes = { ...last.changes, set: { ...last.changes.set, ...set }, clocks: [...(last.changes.clocks ?? []), ...clocks] };
  }

  /** The ladder that serves now. */
  get ladder(): readonly Rung[] {
    const { policy } = this.context.policy;
    return this.file.live && policy.live ? policy.live.ladder : policy.ladder;
  }

  /** The mayor's level: the ladder's last rung. */
  get topLevel(): number {
    return this.ladder.length - 1;
  }

  /** One level up, never past the mayor's. */
  raised(): number {
    return Math.max(this.file.level, Math.min(this.file.level + 1, this.topLevel));
  }

  /** Ms of working time that a policy clock lasts. */
  length(kind: PolicyClock): number {
    return durationMs(this.context.calendar, lengthOf(this.context.policy.policy.clocks[kind]));
  }

  /** A new round of a clock that lasts `ms` of working time from now; the warning point is the policy's, or `warnAfter` ms. */
  started(
    kind: ClockKind,
    ms: number,
    options: { from?: number; ref?: string; warnAfter?: number | null; wallClock?: boolean } = {},
  ): ClockChange {
    const calendar = options.wallClock ? WALL_CLOCK : this.context.calendar;
    const from = options.from ?? this.now;
    const warnAfter = options.warnAfter === undefined ? Math.floor(ms * this.context.policy.policy.warnAt) : options.warnAfter;
    return {
      op: 'start',
      kind,
      round: lastRound(this.file, kind) + 1,
      startedAt: from,
      dueAt: addWorkingTime(calendar, from, ms),
      warnAt: warnAfter === null ? null : addWorkingTime(calendar, from, warnAfter),
      ...(options.ref === undefined ? {} : { ref: options.ref }),
    };
  }

  /** A new round that ends at a given instant. */
  startedUntil(kind: ClockKind, dueAt: number, warn: boolean, ref?: string): ClockChange {
    const warnAt = warn && dueAt > this.now ? this.now + Math.floor((dueAt - this.now) * this.context.policy.policy.warnAt) : null;
    return {
      op: 'start',
      kind,
      round: lastRound(this.file, kind) + 1,
      startedAt: this.now,
      dueAt,
      warnAt,
      ...(ref === undefined ? {} : { ref }),
    };
  }

  /** Stops the running rounds of these kinds. */
  stopped(...kinds: ClockKind[]): ClockChange[] {
    return this.file.clocks
      .filter((clock) => isRunning(clock) && kinds.includes(clock.kind))
      .map(({ kind, round }) => ({ op: 'stop', kind, round, at: this.now }));
  }

  /** Every open offer ends: its ownership did (domain.md §3). */
  voidedOffers(): Pick<CaseChanges, 'offersEnded'> {
    return { offersEnded: this.file.offers.map(({ id }) => ({ id, how: 'void' })) };
  }
}

/** @throws RangeError for a policy that was never validated. */
export function lengthOf(iso: string): NonNullable<ReturnType<typeof parseDuration>> {
  const duration = parseDuration(iso);
  if (!duration) throw new RangeError(`policy with a bad duration ${iso}`);
  return duration;
}

export const wallClockMs = (iso: string): number => durationMs(WALL_CLOCK, lengthOf(iso));
