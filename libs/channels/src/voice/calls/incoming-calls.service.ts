import { Intake } from '#cases';
import type { Tx } from '#platform/database';
import { NumberKeys, type CallStarted } from '#telephony';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { CallStore } from '../persistence/call.store.js';
import { IncomingStore } from '../persistence/incoming.store.js';

const UNIQUE_VIOLATION = '23505';

/** A call comes in: a case is opened at once, with the call in the same transaction. */
@Injectable()
export class IncomingCalls {
  constructor(
    private readonly intake: Intake,
    private readonly calls: CallStore,
    private readonly incoming: IncomingStore,
    private readonly keys: NumberKeys,
  ) {}

  /**
   * Said twice, at once or late, it is one call and one case.
   * @param arrivedAt epoch ms, when the city learned of it only later
   * @returns the call's id
   */
  async open({ callId: providerId, from: number }: Pick<CallStarted, 'callId' | 'from'>, arrivedAt?: number): Promise<string> {
    try {
      return await this.opened(providerId, number, arrivedAt);
    } catch (error) {
      // Told before, or at the same time: whoever came first has opened it.
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      const first = await this.calls.idOf(providerId);
      if (first === undefined) throw error;
      return first;
    }
  }

  private async opened(providerId: string, number: string | null, arrivedAt: number | undefined): Promise<string> {
    const id = randomUUID();
    await this.intake.open({
      channel: 'voice',
      ...(number === null ? {} : { phone: number }),
      ...(arrivedAt === undefined ? {} : { arrivedAt }),
      also: async (tx: Tx, { caseId, contactId, now }) => {
        const startedAt = Math.min(arrivedAt ?? now, now);
        await this.calls.insert(tx, {
          ...{ id, providerId, direction: 'incoming', caseId, contactId, officialId: null, number, language: 'fi', startedAt },
        });
        if (number !== null) await this.incoming.thread(tx, { caseId, contactId, number, key: this.keys.of(number) });
      },
    });
    return id;
  }
}
