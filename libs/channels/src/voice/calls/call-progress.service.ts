import { isCallOver, PhoneOutbox, type CallProgress } from '#telephony';
import { Injectable } from '@nestjs/common';
import { CallStore } from '../persistence/call.store.js';
import { Answering } from './answering.service.js';
import { Endings } from './endings.service.js';

/** Steps in the life of calls, as the provider reports them: twice, late and in any order. */
@Injectable()
export class CallProgressReports {
  constructor(
    private readonly outbox: PhoneOutbox,
    private readonly calls: CallStore,
    private readonly answering: Answering,
    private readonly endings: Endings,
  ) {}

  /** A call of ours. */
  async delivery(deliveryId: string, progress: CallProgress): Promise<void> {
    const reported = await this.outbox.progress(deliveryId, progress);
    if (reported && reported.delivery.endedAt !== null) await this.answering.legOver(deliveryId);
  }

  /** A resident's call; by its id, or by the provider's where the line's own status callback knows no other. */
  async call(callId: string | undefined, progress: CallProgress): Promise<void> {
    if (!isCallOver(progress.state)) return;
    const id = callId ?? (await this.calls.idOf(progress.callId));
    if (id !== undefined) await this.endings.over(id);
  }
}
