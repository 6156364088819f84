import type { Me } from '#contracts';
import { comingOf, presences, type Upcoming } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { RosterReads } from './persistence/roster-reads.js';

/** What the roster promises of the time to come, for other rooms. */
@Injectable()
export class RosterAhead {
  constructor(private readonly reads: RosterReads) {}

  /** Who comes on duty by a shift after `now` and before `until`, epoch ms. */
  async coming(tx: Tx, now: number, until: number): Promise<Upcoming[]> {
    const { shifts, absences } = await this.reads.span(now, until, tx);
    return comingOf(presences(shifts, absences), now, until);
  }

  /** How somebody's own duty stands now, as they are shown it. */
  async ownDuty(personId: string): Promise<Pick<Me, 'onDuty' | 'dutySwitch' | 'shiftUntil' | 'absentUntil'>> {
    const { onDuty, dutySwitch, shiftUntil, absentUntil } = await this.reads.dutyOf(personId);
    return {
      ...{ onDuty, dutySwitch },
      ...(shiftUntil && { shiftUntil: shiftUntil.toISOString() }),
      ...(absentUntil && { absentUntil: absentUntil.toISOString() }),
    };
  }

  /** Until when somebody who is away now will be, epoch ms; null: they are not away. */
  awayUntil(tx: Tx, personId: string): Promise<number | null> {
    return this.reads.awayUntil(tx, personId);
  }
}
