import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { HintBus } from '#platform/hints';
import { Injectable, Optional } from '@nestjs/common';
import { PersonStore } from '../persistence/person.store.js';
import { maySetDuty } from '../policies/own-account-policy.js';
import type { Viewer } from '../viewer.js';
import { refuseIf } from './refuse.js';

/** Somebody went on or off duty by their switch: what waits live may be offered to them now, or not any more. */
export const DUTY_HINT = 'duty';
export interface DutyHint {
  personId: string;
}

/** The switch by which somebody says that they are there to be told of new cases. */
@Injectable()
export class Duty {
  constructor(
    private readonly store: PersonStore,
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly hints?: HintBus,
  ) {}

  /** @throws RefusalError `forbidden` for people whom no ladder tells */
  async set(viewer: Viewer, onDuty: boolean, request?: IdempotentRequest): Promise<void> {
    await this.unitOfWork.once(request, async (tx) => {
      refuseIf(maySetDuty(viewer, onDuty) ? undefined : 'forbidden');
      await this.store.setDuty(tx, viewer.personId, onDuty);
      return { answer: null };
    });
    this.hints?.publish({ topic: DUTY_HINT, body: { personId: viewer.personId } satisfies DutyHint });
  }
}
