import type { ChangeShift, NewShift, RosterShift } from '#contracts';
import type { IdempotentRequest, Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { PeopleUnderLock } from '../people/people-under-lock.js';
import { refuseIf } from '../people/refuse.js';
import type { NewNotice } from '../persistence/notice.store.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import type { StaffActor } from '../viewer.js';
import { RosterReads } from './persistence/roster-reads.js';
import { ShiftStore, type ShiftRow } from './persistence/shift.store.js';
import { SwapStore } from './persistence/swap.store.js';
import { swapNotice, when } from './roster-notices.js';
import { RosterPeople } from './roster-people.service.js';
import { RosterTelling } from './roster-telling.service.js';
import { shiftRefused } from './shift-times.js';
import { ShiftView } from './shift-view.service.js';

/** One shift at a time, by the administrator. Who may do it is asked again inside each transaction. */
@Injectable()
export class Shifts {
  constructor(
    private readonly store: ShiftStore,
    private readonly swaps: SwapStore,
    private readonly reads: RosterReads,
    private readonly people: RosterPeople,
    private readonly view: ShiftView,
    private readonly lock: PeopleUnderLock,
    private readonly journal: StaffJournal,
    private readonly telling: RosterTelling,
  ) {}

  /** @throws RefusalError `forbidden`, `no-such-person`, `cannot-be-rostered`, `unknown-village`, `shift-overlaps`, and those of `shiftRefused` */
  async add(actor: StaffActor, given: NewShift, request?: IdempotentRequest): Promise<RosterShift> {
    return this.telling.act(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const person = await this.people.required(tx, given.person);
      const span = { start: Date.parse(given.startsAt), end: Date.parse(given.endsAt) };
      refuseIf(shiftRefused(span, await this.reads.now(tx)));
      const id = randomUUID();
      await this.store.insert(tx, { id, personId: person.id, ...span, ...this.people.details(given) });
      await this.journal.write(tx, { type: 'shift.added', personId: person.id, actor, data: { shiftId: id } });
      const told = await this.telling.tell(tx, actor, [
        { personId: person.id, dedupeKey: `shift.${id}.1`, type: 'shift.added', data: when(span) },
      ]);
      return { answer: await this.view.one(tx, id), told };
    });
  }

  /**
   * What has begun keeps its beginning. A swap that was asked for ends when the times change: another shift was asked about.
   * @throws RefusalError `not-found`, `roster-changed`, `shift-cancelled`, `shift-over`, `shift-began`, and those of {@link add}
   */
  async change(actor: StaffActor, id: string, change: ChangeShift, request?: IdempotentRequest): Promise<RosterShift> {
    return this.telling.act(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const before = await this.required(tx, id);
      await this.refuseUnseen(tx, before, change.version);
      const now = await this.reads.now(tx);
      refuseIf(before.cancelledAt !== null ? 'shift-cancelled' : before.end <= now ? 'shift-over' : undefined);
      const start = change.startsAt === undefined ? before.start : Date.parse(change.startsAt);
      const end = change.endsAt === undefined ? before.end : Date.parse(change.endsAt);
      refuseIf(before.start <= now && start !== before.start ? 'shift-began' : shiftRefused({ start, end }, now));
      await this.store.update(tx, { ...before, ...this.people.details(change, before), start, end });
      const moved = start !== before.start || end !== before.end;
      const asked = moved ? await this.endSwaps(tx, id) : [];
      await this.journal.write(tx, {
        type: 'shift.changed',
        personId: before.personId,
        actor,
        data: { shiftId: id, fields: Object.keys(change) },
      });
      const told = await this.telling.tell(tx, actor, [
        { personId: before.personId, dedupeKey: `shift.${id}.${before.version + 1}`, type: 'shift.changed', data: when({ start, end }) },
        ...asked,
      ]);
      return { answer: await this.view.one(tx, id), told };
    });
  }

  /** One that runs ends now; repeating it changes nothing. @throws RefusalError `not-found`, `roster-changed`, `shift-over` */
  async cancel(actor: StaffActor, id: string, version: number, request?: IdempotentRequest): Promise<RosterShift> {
    return this.telling.act(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const before = await this.required(tx, id);
      if (before.cancelledAt !== null) return { answer: await this.view.one(tx, id), told: [] };
      await this.refuseUnseen(tx, before, version);
      const now = await this.reads.now(tx);
      refuseIf(before.end <= now ? 'shift-over' : undefined);
      if (before.start < now) await this.store.update(tx, { ...before, end: now });
      else await this.store.cancel(tx, id);
      const asked = await this.endSwaps(tx, id);
      await this.journal.write(tx, { type: 'shift.cancelled', personId: before.personId, actor, data: { shiftId: id } });
      const told = await this.telling.tell(tx, actor, [
        { personId: before.personId, dedupeKey: `shift.${id}.${before.version + 1}`, type: 'shift.cancelled', data: when(before) },
        ...asked,
      ]);
      return { answer: await this.view.one(tx, id), told };
    });
  }

  /** Locked. @throws RefusalError `not-found` */
  private async required(tx: Tx, id: string): Promise<ShiftRow> {
    const shift = await this.store.locked(tx, id);
    if (!shift) throw new RefusalError({ code: 'not-found' });
    return shift;
  }

  /** Two tabs: whoever changes it must have seen how it stands. @throws RefusalError `roster-changed` with the shift */
  private async refuseUnseen(tx: Tx, shift: ShiftRow, version: number): Promise<void> {
    if (shift.version !== version) throw new RefusalError({ code: 'roster-changed', shift: await this.view.one(tx, shift.id) });
  }

  /** @returns what to tell those who were asked */
  private async endSwaps(tx: Tx, shiftId: string): Promise<NewNotice[]> {
    const ended = await this.swaps.endOf(tx, [shiftId], 'cancelled');
    return ended.map(({ id, to }) => swapNotice(id, to, 'cancelled'));
  }
}
