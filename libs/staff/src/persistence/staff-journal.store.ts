import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { StaffActor } from '../viewer.js';

/** Everything that can happen to an account. */
export type StaffEventType =
  'person.added' | 'person.changed' | 'person.identity-changed' | 'person.disabled' | 'person.enabled' | 'token.created' | 'token.revoked';

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
  async write(tx: Tx, { type, personId, actor, data = {} }: StaffEvent): Promise<void> {
    await tx.query('INSERT INTO staff_journal (type, person_id, actor_id, actor_via, data) VALUES ($1, $2, $3, $4, $5)', [
      type,
      personId,
      actor?.personId ?? null,
      actor?.via ?? 'operator',
      JSON.stringify(data),
    ]);
  }
}
