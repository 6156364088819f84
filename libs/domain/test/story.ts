import type { Staffing } from '../src/routing/duty.js';
import type { PolicySnapshot, Policy, ClockKind } from '../src/sla/policy.js';
import { addWorkingTime, type WorkingCalendar } from '../src/sla/working-time.js';
import type { AnswerOutcome, CaseStateName, Channel } from '../src/vocabulary.js';
import { SYSTEM, type CaseEvent } from '../src/case/case-event.js';
import { runningClock, type CaseFile, type Clock } from '../src/case/case-file.js';
import type { DecideContext } from '../src/case/case-draft.js';
import { decide, settleDue, type By, type CaseAct, type Decision } from '../src/case/decide.js';
import { openCase } from '../src/case/intake.js';
import type { CaseRefusal } from '../src/case/refusal.js';

/** Builders for the tests of a case's life. Pure like the rest of the room, and no part of what the room offers. */

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** A working day of {@link officeHours}. */
export const WORKDAY = 8 * HOUR;

/** Monday 5 January 2026 at 08:00 UTC, when the office opens. */
export const MONDAY = Date.UTC(2026, 0, 5, 8);

/** 08:00–16:00 UTC, Monday to Friday, or every day of the week. */
export function officeHours(days: 5 | 7 = 5): WorkingCalendar {
  return {
    id: `office-${days}`,
    dayMs: WORKDAY,
    *spansFrom(from) {
      for (let day = Math.floor(from / DAY); ; day++) {
        // Day 0 of the epoch was a Thursday.
        const weekday = (day + 3) % 7;
        const span = { start: day * DAY + 8 * HOUR, end: day * DAY + 16 * HOUR };
        if (weekday < days && span.end > from) yield span;
      }
    },
  };
}

export const POLICY: Policy = {
  id: 'everything',
  match: {},
  calendar: 'office',
  clocks: {
    first_answer: 'P3D',
    next_answer: 'P2D',
    resolve: 'P60D',
    resident: 'P10D',
    verdict: 'P10D',
    offer: 'P1D',
    summons: 'P1D',
    directive: 'P5D',
  },
  reminders: { resident: ['P4D', 'P8D'] },
  warnAt: 0.75,
  ladder: [
    { tell: 'duty', wait: 'PT4H', paths: ['app'] },
    { tell: 'duty_all', wait: 'P1D', paths: ['app'] },
    { tell: 'mayor', wait: 'P1D', paths: ['app'] },
  ],
  live: {
    ladder: [
      { tell: 'duty', wait: 'PT20S', paths: ['app'] },
      { tell: 'duty_all', wait: 'PT40S', paths: ['app'] },
      { tell: 'mayor', wait: 'PT60S', paths: ['app'] },
    ],
  },
  quietRepeat: 'PT1H',
};

export const snapshot = (changes: Partial<Policy> = {}): PolicySnapshot => ({ policy: { ...POLICY, ...changes }, calendar: null });

const person = (id: string, ...roles: NonNullable<By['roles']>): By & { personId: string } => ({
  actor: { type: roles.includes('mayor') ? 'mayor' : roles.includes('official') ? 'official' : 'host', personId: id },
  personId: id,
  roles,
});
export const AINO = person('aino', 'official');
export const EERO = person('eero', 'official');
export const MAIJA = person('maija', 'official');
export const PETRI = person('petri', 'official');
export const MAYOR = person('pormestari', 'mayor');
export const HOST = person('leena', 'host');
export const ROBIN = person('robin', 'robin');
export const RESIDENT: By = { actor: { type: 'resident' } };
export const SYSTEM_BY: By = { actor: SYSTEM };

/** An act with everything it needs; what matters to a test is given. */
export const act = {
  take: { act: 'take' },
  writes: { act: 'resident_writes', said: { messageId: 'm' } },
  message: { act: 'message', said: { messageId: 'm' } },
  note: { act: 'note', said: { messageId: 'm' } },
  question: { act: 'question', said: { messageId: 'm' } },
  answer: (outcome: AnswerOutcome = 'solved', told = true) =>
    ({ act: 'answer', said: { messageId: 'm' }, outcome, hasReason: told, hasAlternative: told }) as const,
  promise: (resolveBy: number) => ({ act: 'promise', resolveBy }) as const,
  classify: { act: 'classify', classes: { topic: 'safety' } },
  release: { act: 'release', reasonCode: 'workload', commitment: 'c' },
  offer: (id: string, to: By) => ({ act: 'offer_handover', id, to: to.personId ?? '', commitment: 'c' }) as const,
  summon: (id: string, to: By) => ({ act: 'summon', id, to: to.personId ?? '', commitment: 'c' }) as const,
  accept: (offerId: string) => ({ act: 'accept_offer', offerId }) as const,
  decline: (offerId: string) => ({ act: 'decline_offer', offerId, commitment: 'c' }) as const,
  relieve: { act: 'relieve', commitment: 'c' },
  direct: (id: string, dueAt: number) => ({ act: 'direct', id, sector: 'central', dueAt, said: { messageId: 'm' } }) as const,
  askAssist: (id: string, to: By) => ({ act: 'ask_assist', id, to: to.personId ?? '', said: { messageId: 'm' } }) as const,
  replyAssist: (assistId: string) => ({ act: 'reply_assist', assistId, said: { messageId: 'm' } }) as const,
  duplicate: (id = 'other-case', open = true) => ({ act: 'mark_duplicate', of: { id, open } }) as const,
  noMatter: { act: 'no_matter', reasonCode: 'spam' },
  withdraw: { act: 'withdraw' },
  helped: { act: 'helped', said: {} },
  didNotHelp: { act: 'did_not_help', said: {} },
  reopen: { act: 'reopen', said: {} },
  restrict: { act: 'restrict', reasonCode: 'health' },
  read: { act: 'read', said: { commitment: 'c' } },
  ownerLost: { act: 'owner_lost', why: 'disabled' },
  leaveLive: { act: 'leave_live', why: 'hung-up' },
  leaveEmptyRung: { act: 'leave_empty_rung' },
  join: (id = 'other-case', open = true) => ({ act: 'join', other: { id, open } }) as const,
  visit: { act: 'visit', event: 'visit.began', facts: { visitId: 'visit' } },
  come: { act: 'come', how: 'room', minutes: 10 },
  call: { act: 'call', event: 'call.began', facts: { callId: 'call' } },
} as const satisfies Record<string, CaseAct | ((...args: never[]) => CaseAct)>;

/** So that a decision which changes what it was given throws. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

export type Surroundings = Omit<DecideContext, 'now'>;

/** One case and its time, told act by act. Everything is decided by the room's public functions. */
export class Story {
  now: number;
  file: CaseFile;
  readonly journal: CaseEvent[];

  constructor(
    readonly around: Surroundings,
    at: number,
    channel: Channel,
    live?: boolean,
  ) {
    this.now = at;
    const intake = {
      caseId: 'case',
      actor: RESIDENT.actor,
      channel,
      kind: 'question',
      policyHash: 'hash',
      facts: {},
      ...(live === undefined ? {} : { live }),
    } as const;
    const { file, events } = openCase(intake, this.context);
    this.file = frozen(file);
    this.journal = [...events];
  }

  get context(): DecideContext {
    return { ...this.around, now: this.now };
  }

  set(around: Partial<Surroundings>): this {
    Object.assign(this.around, around);
    return this;
  }

  at(now: number): this {
    if (now < this.now) throw new RangeError(`time does not go back, from ${this.now} to ${now}`);
    this.now = now;
    return this;
  }

  /** Elapsed time. */
  pass(ms: number): this {
    return this.at(this.now + ms);
  }

  /** Working time of the case's calendar. */
  work(ms: number): this {
    return this.at(addWorkingTime(this.around.calendar, this.now, ms));
  }

  /** To the very instant at which this clock is due. */
  due(kind: ClockKind): this {
    return this.at(this.clock(kind).dueAt);
  }

  try(by: By, what: CaseAct): Decision {
    return decide(this.file, this.context, by, what);
  }

  /** @returns the events of this decision, what was due included. */
  does(by: By, what: CaseAct): CaseEvent[] {
    const decision = this.try(by, what);
    if (!decision.ok) throw new Error(`${what.act} in ${this.file.state} was refused: ${decision.refusal.code}`);
    return this.accept(decision);
  }

  refused(by: By, what: CaseAct): CaseRefusal {
    const decision = this.try(by, what);
    if (decision.ok) throw new Error(`${what.act} in ${this.file.state} was not refused`);
    return decision.refusal;
  }

  settles(): CaseEvent[] {
    return this.accept(settleDue(this.file, this.context));
  }

  /** Lets the running rounds of this clock run out, one after the other. */
  misses(kind: ClockKind, times = 1): this {
    for (let n = 0; n < times; n++) this.due(kind).settles();
    return this;
  }

  clock(kind: ClockKind): Clock {
    const clock = runningClock(this.file, kind);
    if (!clock) throw new Error(`no ${kind} clock is running in ${this.file.state}`);
    return clock;
  }

  rounds(kind: ClockKind): Clock[] {
    return this.file.clocks.filter((clock) => clock.kind === kind);
  }

  running(): ClockKind[] {
    return this.file.clocks
      .filter(({ stoppedAt, breachedAt }) => stoppedAt === null && breachedAt === null)
      .map(({ kind }) => kind)
      .sort();
  }

  private accept({ file, events }: { file: CaseFile; events: CaseEvent[] }): CaseEvent[] {
    this.file = frozen(file);
    this.journal.push(...events);
    return events;
  }
}

/** Since long ago there is somebody on every rung. */
export const EVERYBODY: Staffing = { duty: 0, dutyAll: 0, mayor: 0 };

/** A case on an office calendar, everybody on duty, unless told otherwise; it comes on Monday at eight. */
export function opened(options: Partial<Surroundings & { at: number; channel: Channel; live: boolean }> = {}): Story {
  const { at = MONDAY, channel = 'web_form', live, ...around } = options;
  const usual: Surroundings = {
    policy: snapshot(),
    calendar: officeHours(),
    staffing: EVERYBODY,
    ownerAvailable: true,
    residentPresent: true,
  };
  return new Story({ ...usual, ...around }, at, channel, live);
}

/** The same, already taken by Aino. */
export function takenByAino(options: Parameters<typeof opened>[0] = {}): Story {
  const story = opened(options);
  story.does(AINO, act.take);
  return story;
}

/** A case that Aino holds at the mayor's level, after `first_answer` ran out in her time. */
export function missedByAino(options: Parameters<typeof opened>[0] = {}): Story {
  return takenByAino(options).misses('first_answer');
}

/**
 * A case that is really in this state, in the richest situation it can have there: at the mayor's level, Eero asked to assist
 * (`assist`), Maija summoned (`summons`), held: Aino's with a breach and an offer to Eero (`handover`); closed: after an answer.
 */
export function caseIn(state: CaseStateName, options: Parameters<typeof opened>[0] = {}): Story {
  const story = missedByAino(options);
  story.does(AINO, act.askAssist('assist', EERO));
  if (state === 'waiting') story.does(AINO, act.release);
  else story.does(AINO, act.offer('handover', EERO));
  story.does(MAYOR, act.summon('summons', MAIJA));
  if (state === 'awaiting_resident') story.does(AINO, act.question);
  if (state === 'answered' || state === 'closed') story.does(AINO, act.answer());
  if (state === 'closed') story.does(RESIDENT, act.helped);
  return story;
}

/** Only the types of events, for what happened in which order. */
export const types = (events: readonly CaseEvent[]): string[] => events.map(({ type }) => type);
