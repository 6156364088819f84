import { UnitOfWork } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DeliveryQueue } from '../persistence/delivery-queue.store.js';
import { Telephony } from '../telephony.js';
import type { Delivery } from './delivery.js';
import { PhoneOutbox } from './phone-outbox.service.js';

/** Calls that we placed and that are not over: ends those that are to end, and asks after those of which nothing is heard. */
@Injectable()
export class RunningCalls {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: DeliveryQueue,
    private readonly outbox: PhoneOutbox,
    private readonly telephony: Telephony,
  ) {}

  /** @returns how many calls it had to do with */
  async step(): Promise<number> {
    const calls = await this.unitOfWork.run((tx) => this.queue.takeRunning(tx));
    await Promise.all(calls.map((call) => this.lookAfter(call)));
    return calls.length;
  }

  private async lookAfter(call: Delivery & { toEnd: string[] }): Promise<void> {
    const toEnd =
      call.endAskedAt !== null && call.endedAt === null && call.providerId !== null ? [call.providerId, ...call.toEnd] : call.toEnd;
    for (const id of toEnd) {
      const ended = await this.telephony.endCall(id);
      if (ended.ok || ended.refusal === 'gone') await this.queue.ended(call.id, id);
    }
    if (toEnd.length === 0 && call.providerId !== null) await this.askAfter(call, call.providerId);
  }

  private async askAfter({ id, progressSequence }: Delivery, providerId: string): Promise<void> {
    const known = await this.telephony.findCall(providerId);
    if (!known.ok) return known.refusal === 'gone' ? this.queue.ended(id, providerId) : undefined;
    const { state, endedAt, durationSeconds } = known.call;
    await this.outbox.progress(id, { callId: providerId, state, sequence: progressSequence, at: endedAt, durationSeconds });
  }
}
