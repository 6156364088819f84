import type { RosterShift } from '#contracts';
import type { IdempotentRequest, Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { refuseIf } from '../people/refuse.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import type { Viewer } from '../viewer.js';
import { RosterReads } from './persistence/roster-reads.js';
import { ShiftStore, type ShiftRow } from './persistence/shift.store.js';
import { SwapStore, type SwapRow } from './persistence/swap.store.js';
import { swapNotice } from './roster-notices.js';
import { RosterPeople } from './roster-people.service.js';
import { mayBeRostered } from './roster-policy.js';
import { RosterTelling } from './roster-telling.service.js';
import { ShiftView } from './shift-view.service.js';

/** What became of a swap by an act of one of the two; nothing, when it was so already. */
type Ending = 'accepted' | 'declined' | 'withdrawn';

/** A shift goes to somebody else only when that one takes it: nobody is put on duty by a colleague. */
@Injectable()
export class Swaps {
  constructor(
    private readonly store: SwapStore,
    private readonly shifts: ShiftStore,
    private readonly reads: RosterReads,
    private readonly people: RosterPeople,
    private readonly view: ShiftView,
    private readonly journal: StaffJournal,
    private readonly telling: RosterTelling,
  ) {}

  /** @throws RefusalError `not-found`, `not-your-shift`, `shift-cancelled`, `shift-began`, `no-such-person`, `cannot-be-rostered`, `swap-to-oneself`, `swap-is-open` */
  async ask(viewer: Viewer, shiftId: string, to: string, request?: IdempotentRequest): Promise<RosterShift> {
    return this.telling.act(request, async (tx) => {
      const shift = await this.shifts.locked(tx, shiftId);
      if (!shift) throw new RefusalError({ code: 'not-found' });
      refuseIf(shift.personId === viewer.personId ? undefined : 'not-your-shift');
      refuseIf(await this.unmovable(tx, shift));
      const person = await this.people.required(tx, to);
      refuseIf(person.id === viewer.personId ? 'swap-to-oneself' : undefined);
      const id = randomUUID();
      refuseIf((await this.store.ask(tx, { id, shiftId, by: viewer.personId, to: person.id })) ? undefined : 'swap-is-open');
      await this.journal.write(tx, { type: 'swap.asked', personId: person.id, actor: viewer, data: { shiftId, swapId: id } });
      const told = await this.telling.tell(tx, viewer, [swapNotice(id, person.id, 'asked', shift)]);
      return { answer: await this.view.one(tx, shiftId), told };
    });
  }

  /** @throws RefusalError `not-found`, `swap-ended`, `shift-overlaps` */
  accept(viewer: Viewer, id: string, request?: IdempotentRequest): Promise<RosterShift> {
    return this.ended(viewer, id, 'accepted', request);
  }

  /** @throws RefusalError `not-found`, `swap-ended` */
  decline(viewer: Viewer, id: string, request?: IdempotentRequest): Promise<RosterShift> {
    return this.ended(viewer, id, 'declined', request);
  }

  /** @throws RefusalError `not-found`, `swap-ended` */
  withdraw(viewer: Viewer, id: string, request?: IdempotentRequest): Promise<RosterShift> {
    return this.ended(viewer, id, 'withdrawn', request);
  }

  private async ended(viewer: Viewer, id: string, how: Ending, request?: IdempotentRequest): Promise<RosterShift> {
    return this.telling.act(request, async (tx) => {
      const { swap, shift } = await this.locked(tx, viewer, id, how);
      // The same answer again: two taps are one.
      if (swap.how === how) return { answer: await this.view.one(tx, shift.id), told: [] };
      refuseIf(swap.how === null ? undefined : 'swap-ended');
      if (how === 'accepted') {
        refuseIf((await this.unmovable(tx, shift)) === undefined && mayBeRostered(viewer) ? undefined : 'swap-ended');
        await this.shifts.update(tx, { ...shift, personId: viewer.personId });
      }
      await this.store.end(tx, id, how);
      const other = how === 'withdrawn' ? swap.to : swap.by;
      await this.journal.write(tx, { type: `swap.${how}`, personId: other, actor: viewer, data: { shiftId: shift.id, swapId: id } });
      const told = await this.telling.tell(tx, viewer, [swapNotice(id, other, how, shift)]);
      return { answer: await this.view.one(tx, shift.id), told };
    });
  }

  /** The shift first, as everybody does who changes one. @throws RefusalError `not-found` to anybody whose answer it is not */
  private async locked(tx: Tx, viewer: Viewer, id: string, how: Ending): Promise<{ swap: SwapRow; shift: ShiftRow }> {
    const asked = await this.store.byId(tx, id);
    const shift = asked && (await this.shifts.locked(tx, asked.shiftId));
    const swap = shift && (await this.store.byId(tx, id));
    if (!swap || (how === 'withdrawn' ? swap.by : swap.to) !== viewer.personId) throw new RefusalError({ code: 'not-found' });
    return { swap, shift };
  }

  private async unmovable(tx: Tx, { cancelledAt, start }: ShiftRow): Promise<string | undefined> {
    if (cancelledAt !== null) return 'shift-cancelled';
    return start <= (await this.reads.now(tx)) ? 'shift-began' : undefined;
  }
}
