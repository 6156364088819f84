import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { PersonStore } from '../persistence/person.store.js';
import { StaffJournal } from '../persistence/staff-journal.store.js';
import type { Viewer } from '../viewer.js';

/** The number by which a person's telephone rings; theirs to give and to take away. */
@Injectable()
export class OwnPhone {
  constructor(
    private readonly store: PersonStore,
    private readonly journal: StaffJournal,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** E.164; null: no telephone rings for them. */
  async of(viewer: Pick<Viewer, 'username'>): Promise<string | null> {
    return (await this.store.byUsername(viewer.username))?.phone ?? null;
  }

  /** The journal tells that it changed, never what it is. */
  async set(viewer: Viewer, phone: string | null, request?: IdempotentRequest): Promise<void> {
    await this.unitOfWork.once(request, async (tx) => {
      if (await this.store.setPhone(tx, viewer.personId, phone)) {
        await this.journal.write(tx, { type: 'person.changed', personId: viewer.personId, actor: viewer, data: { fields: ['phone'] } });
      }
      return { answer: null };
    });
  }
}
