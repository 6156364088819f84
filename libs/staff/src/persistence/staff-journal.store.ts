import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../viewer.js';

/** Everything that can happen to an account. */
export type StaffEventType =
  | (
      | 'person.added'
      | 'person.changed'
      | 'person.identity-changed'
      | 'person.disabled'
      | 'person.enabled'
      | 'token.created'
      | 'token.revoked'
    )
  | ('shift.added' | 'shift.changed' | 'shift.cancelled' | 'pattern.added' | 'pattern.changed' | 'pattern.ended')
  | ('absence.added' | 'absence.changed' | 'absence.ended' | 'swap.asked' | 'swap.accepted' | 'swap.declined' | 'swap.withdrawn')
  | ('calendar.made' | 'calendar.stopped');

export interface StaffEvent {
  type: StaffEventType;
  personId: string;
  /** Null: the server's own command line. */
  actor: StaffActor;
  /** Ids and codes, never words. */
  data?: Record<string, unknown>;
}

/** Who added, changed, disabled whom: written in the same transaction as what it tells, and never changed. */
@Injectable()
export class StaffJournal {
  /** @returns the entry's number */
  async write(tx: Tx, { type, personId, actor, data = {} }: StaffEvent): Promise<string> {
    const [row] = await tx.query<{ seq: string }[]>(
      'INSERT INTO staff_journal (type, person_id, actor_id, actor_via, data) VALUES ($1, $2, $3, $4, $5) RETURNING seq',
      [type, personId, actor?.personId ?? null, actor?.via ?? 'operator', JSON.stringify(data)],
    );
    if (!row) throw new Error('the journal of people was not written');
    return row.seq;
  }
}
