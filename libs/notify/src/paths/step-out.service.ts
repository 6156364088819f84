import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { DueStep } from '../persistence/step.store.js';
import type { TryOutcome } from './after-try.js';
import { OfficialOut } from './official-out.service.js';

/** Gives each step to those who know its reader. */
@Injectable()
export class StepOut {
  constructor(private readonly officials: OfficialOut) {}

  /** Why its reader does not want it, or must not get it any more; null: they may have it. */
  notWanted(_tx: Tx, _step: DueStep): Promise<string | null> {
    return Promise.resolve(null);
  }

  hand(tx: Tx, step: DueStep, count: number): Promise<{ deliveryId: string } | { refused: string }> {
    return this.officials.hand(tx, step, count);
  }

  send(step: DueStep, count: number): Promise<TryOutcome> {
    return this.officials.send(step, count);
  }
}
