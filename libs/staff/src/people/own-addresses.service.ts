import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { PersonStore } from '../persistence/person.store.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import type { StaffActor } from '../viewer.js';

type Own = NonNullable<StaffActor>;

/** What of a person's own addresses is proven to be theirs. The journal tells that it changed, never what it is. */
@Injectable()
export class OwnAddresses {
  constructor(
    private readonly store: PersonStore,
    private readonly journal: StaffJournal,
  ) {}

  /** A proven address; null takes it away. */
  async setEmail(tx: Tx, viewer: Own, email: string | null): Promise<void> {
    if (await this.store.setEmail(tx, viewer.personId, email)) await this.changed(tx, viewer, 'email');
  }

  /** @returns false when it is not their number any more */
  async provePhone(tx: Tx, viewer: Own, phone: string): Promise<boolean> {
    const proven = await this.store.provePhone(tx, viewer.personId, phone);
    if (proven) await this.changed(tx, viewer, 'phone-proven');
    return proven;
  }

  private async changed(tx: Tx, viewer: Own, field: string): Promise<void> {
    await this.journal.write(tx, { type: 'person.changed', personId: viewer.personId, actor: viewer, data: { fields: [field] } });
  }
}
