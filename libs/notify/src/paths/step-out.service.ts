import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { ProofStore } from '../persistence/proof.store.js';
import type { DueStep } from '../persistence/step.store.js';
import type { TryOutcome } from './after-try.js';
import { ResidentOut } from '../residents/resident-out.service.js';
import { OfficialOut } from './official-out.service.js';

/** Gives each step to those who know its reader. */
@Injectable()
export class StepOut {
  constructor(
    private readonly officials: OfficialOut,
    private readonly residents: ResidentOut,
    private readonly proofs: ProofStore,
  ) {}

  /** Why its reader does not want it, or must not get it any more; null: they may have it. */
  async notWanted(tx: Tx, step: DueStep): Promise<string | null> {
    if (step.contactId !== null) return this.residents.notWanted(tx, step);
    if (step.proofId === null) return null;
    return (await this.proofs.addressOf(step.proofId, tx)) === undefined ? 'expired' : null;
  }

  hand(tx: Tx, step: DueStep, count: number): Promise<{ deliveryId: string } | { refused: string }> {
    if (step.contactId !== null) return this.residents.hand(tx, step);
    return this.officials.hand(tx, step, count);
  }

  send(step: DueStep, count: number): Promise<TryOutcome> {
    if (step.contactId !== null) return this.residents.send(step);
    return this.officials.send(step, count);
  }
}
