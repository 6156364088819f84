import type { ChangePattern, NewPattern, RosterPattern } from '#contracts';
import { everComes, ROSTER_LIMITS } from '#domain';
import type { IdempotentRequest, Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { PeopleUnderLock } from '../people/people-under-lock.js';
import { refuseIf } from '../people/refuse.js';
import type { NewNotice } from '../persistence/notice.store.js';
import { PeopleNames } from '../persistence/people-names.js';
import { StaffJournal, type StaffEventType } from '../persistence/staff-journal.store.js';
import type { StaffActor } from '../viewer.js';
import { dayOf, wallClock } from './local-time.js';
import { PatternMaking } from './pattern-making.service.js';
import { PatternStore, type PatternRow } from './persistence/pattern.store.js';
import { RosterReads } from './persistence/roster-reads.js';
import { ShiftStore } from './persistence/shift.store.js';
import { SwapStore } from './persistence/swap.store.js';
import { presentPattern } from './present-roster.js';
import { swapNotice } from './roster-notices.js';
import { RosterPeople } from './roster-people.service.js';
import { RosterTelling, type Told } from './roster-telling.service.js';

/** Shifts that come again, by the administrator. Their next weeks are made in the same transaction. */
@Injectable()
export class Patterns {
  constructor(
    private readonly store: PatternStore,
    private readonly making: PatternMaking,
    private readonly shifts: ShiftStore,
    private readonly swaps: SwapStore,
    private readonly reads: RosterReads,
    private readonly people: RosterPeople,
    private readonly names: PeopleNames,
    private readonly lock: PeopleUnderLock,
    private readonly journal: StaffJournal,
    private readonly telling: RosterTelling,
  ) {}

  /** Whether there is or was any. */
  wereAny(): Promise<boolean> {
    return this.store.wereAny();
  }

  /** The local day by the database's clock. */
  async today(): Promise<string> {
    return dayOf(await this.reads.now());
  }

  /**
   * @throws RefusalError `forbidden`, `no-such-person`, `cannot-be-rostered`, `unknown-village`, `pattern-never-comes`, `shift-too-far`;
   *   `shift-overlaps` with the `days` on which the person has another shift
   */
  async add(actor: StaffActor, given: NewPattern, request?: IdempotentRequest): Promise<RosterPattern> {
    return this.telling.act(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const person = await this.people.required(tx, given.person);
      const { weekdays, from, to, everyWeeks, startsOn, endsOn = null } = given;
      const fresh = { id: randomUUID(), version: 1, personId: person.id, madeUntil: null, leftOut: [], ended: false };
      const pattern = { ...fresh, weekdays: [...new Set(weekdays)], from, to, everyWeeks, startsOn, endsOn, ...this.people.details(given) };
      refuseIf(everComes(pattern) ? undefined : 'pattern-never-comes');
      refuseIf(wallClock(startsOn, '00:00') > (await this.reads.now(tx)) + ROSTER_LIMITS.aheadMs ? 'shift-too-far' : undefined);
      await this.store.insert(tx, pattern);
      const made = await this.making.make(tx, pattern, { again: false });
      if (made.leftOut.length > 0) throw new RefusalError({ code: 'shift-overlaps', days: made.leftOut.slice(0, 20) });
      return this.done(tx, actor, 'pattern.added', made);
    });
  }

  /**
   * From now on: what has begun, and what was changed, cancelled or swapped by itself, stays. Days on which the person has another shift
   * are left out, and the answer tells which. @throws RefusalError `not-found`, `roster-changed`, `pattern-never-comes`, `unknown-village`
   */
  async change(actor: StaffActor, id: string, change: ChangePattern, request?: IdempotentRequest): Promise<RosterPattern> {
    return this.telling.act(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const before = await this.required(tx, id);
      if (before.ended) throw new RefusalError({ code: 'not-found' });
      await this.refuseUnseen(tx, before, change.version);
      const { weekdays = before.weekdays, from = before.from, to = before.to, everyWeeks = before.everyWeeks } = change;
      const endsOn = change.endsOn === undefined ? before.endsOn : change.endsOn;
      const wall = { weekdays: [...new Set(weekdays)], from, to, everyWeeks, endsOn };
      const pattern = { ...before, ...wall, ...this.people.details(change, before), version: before.version + 1 };
      refuseIf(everComes(pattern) ? undefined : 'pattern-never-comes');
      await this.store.update(tx, pattern);
      const also = await this.clear(tx, id);
      return this.done(tx, actor, 'pattern.changed', await this.making.make(tx, pattern, { again: true }), also);
    });
  }

  /** Repeating it changes nothing. @throws RefusalError `not-found`, `roster-changed` */
  async end(actor: StaffActor, id: string, version: number, request?: IdempotentRequest): Promise<RosterPattern> {
    return this.telling.act(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const before = await this.required(tx, id);
      if (before.ended) return { answer: await this.presented(tx, before), told: [] };
      await this.refuseUnseen(tx, before, version);
      await this.store.end(tx, id);
      return this.done(tx, actor, 'pattern.ended', { ...before, version: before.version + 1 }, await this.clear(tx, id));
    });
  }

  /** Cancels what has not begun. @returns what to tell those who were asked to swap any of it */
  private async clear(tx: Tx, id: string): Promise<NewNotice[]> {
    const ended = await this.swaps.endOf(tx, await this.shifts.cancelUntouched(tx, id), 'cancelled');
    return ended.map((swap) => swapNotice(swap.id, swap.to, 'cancelled'));
  }

  /** Locked, ended ones too. @throws RefusalError `not-found` */
  private async required(tx: Tx, id: string): Promise<PatternRow> {
    const pattern = await this.store.locked(tx, id);
    if (!pattern) throw new RefusalError({ code: 'not-found' });
    return pattern;
  }

  /** Two tabs: whoever changes it must have seen how it stands. @throws RefusalError `roster-changed` with the pattern */
  private async refuseUnseen(tx: Tx, pattern: PatternRow, version: number): Promise<void> {
    if (pattern.version !== version) throw new RefusalError({ code: 'roster-changed', pattern: await this.presented(tx, pattern) });
  }

  private async presented(tx: Tx, pattern: PatternRow): Promise<RosterPattern> {
    return presentPattern(pattern, await this.names.of([pattern.personId], tx));
  }

  /** @param pattern as it stands now @param also what else there is to tell of it */
  private async done(
    tx: Tx,
    actor: StaffActor,
    type: StaffEventType,
    pattern: PatternRow,
    also: readonly NewNotice[] = [],
  ): Promise<Told<RosterPattern>> {
    const { id, personId, version } = pattern;
    await this.journal.write(tx, { type, personId, actor, data: { patternId: id } });
    // The server's own command line plans before anybody is there to be told.
    const planned = actor === null ? [] : [{ personId, dedupeKey: `pattern.${id}.${version}`, type }];
    const told = await this.telling.tell(tx, actor, [...planned, ...also]);
    return { answer: await this.presented(tx, pattern), told };
  }
}
