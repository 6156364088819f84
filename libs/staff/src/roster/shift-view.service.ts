import type { RosterShift } from '#contracts';
import type { Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { PeopleNames } from '../persistence/people-names.js';
import { ShiftStore, type ShiftRow } from './persistence/shift.store.js';
import { SwapStore } from './persistence/swap.store.js';
import { presentShift } from './present-roster.js';

/** Shifts as people are shown them. */
@Injectable()
export class ShiftView {
  constructor(
    private readonly shifts: ShiftStore,
    private readonly swaps: SwapStore,
    private readonly names: PeopleNames,
  ) {}

  async one(tx: Tx, id: string): Promise<RosterShift> {
    const shift = await this.shifts.byId(tx, id);
    if (!shift) throw new RefusalError({ code: 'not-found' });
    const [shown] = await this.all([shift], tx);
    if (!shown) throw new Error('a shift vanished inside a transaction');
    return shown;
  }

  async all(shifts: readonly ShiftRow[], tx?: Tx): Promise<RosterShift[]> {
    const swaps = await this.swaps.openOf(
      shifts.map(({ id }) => id),
      tx,
    );
    const names = await this.names.of([...shifts.map(({ personId }) => personId), ...swaps.flatMap(({ by, to }) => [by, to])], tx);
    return shifts.map((shift) =>
      presentShift(
        shift,
        names,
        swaps.find(({ shiftId }) => shiftId === shift.id),
      ),
    );
  }
}
