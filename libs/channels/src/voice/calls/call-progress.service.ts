import { isCallOver, PhoneOutbox, type CallProgress, type CallStarted } from '#telephony';
import { Injectable } from '@nestjs/common';
import { CallStore } from '../persistence/call.store.js';
import { Answering } from './answering.service.js';
import { Endings } from './endings.service.js';
import { IncomingCalls } from './incoming-calls.service.js';

/** Steps in the life of calls, as the provider reports them: twice, late and in any order. */
@Injectable()
export class CallProgressReports {
  constructor(
    private readonly outbox: PhoneOutbox,
    private readonly calls: CallStore,
    private readonly answering: Answering,
    private readonly endings: Endings,
    private readonly incoming: IncomingCalls,
  ) {}

  /** A call of ours. */
  async delivery(deliveryId: string, progress: CallProgress): Promise<void> {
    const reported = await this.outbox.progress(deliveryId, progress);
    if (reported && reported.delivery.endedAt !== null) await this.answering.legOver(deliveryId);
  }

  /**
   * A resident's call; by its id, or by the provider's where the line's own status callback knows no other. That it is over may be
   * heard before, or without ever hearing, that it began: it is a case all the same.
   * @param started what the report says of the call itself
   */
  async call(callId: string | undefined, progress: CallProgress, started: CallStarted | null): Promise<void> {
    if (!isCallOver(progress.state)) return;
    const id = callId ?? (await this.calls.idOf(progress.callId)) ?? (await this.unheardOf(started));
    if (id !== undefined) await this.endings.over(id);
  }

  private async unheardOf(started: CallStarted | null): Promise<string | undefined> {
    if (started?.direction !== 'incoming') return undefined;
    const opened = await this.incoming.open(started);
    return 'callId' in opened ? opened.callId : undefined;
  }
}
