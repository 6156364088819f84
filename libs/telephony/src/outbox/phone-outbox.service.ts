import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork, type Tx } from '#platform/database';
import { HintBus } from '#platform/hints';
import { Inject, Injectable } from '@nestjs/common';
import type { Refusal } from '../outcome.js';
import type { CallProgress, MessageProgress } from '../phone-events.js';
import { DeliveryStore } from '../persistence/delivery.store.js';
import { OptOutStore } from '../persistence/opt-out.store.js';
import { NumberKeys } from '../numbers/number-keys.js';
import { outOfReach } from '../phone-number.js';
import type { Delivery, NewCall, NewText, TextPurpose } from './delivery.js';
import { reported } from './reported.js';
import { Sightings } from './sightings.service.js';

/** Hint to the sender that something was stored. */
export const PHONE_OUTBOX_HINT = 'phone-outbox';

const ALWAYS: readonly TextPurpose[] = ['stopped', 'started', 'emergency'];

/** What a report came to. */
export interface Reported {
  /** As it stands after the report. */
  readonly delivery: Delivery;
  /** Nothing of the report was new: it came before, came late, or was about a call that went out in addition. */
  readonly changed: boolean;
}

/**
 * What the city tells the outside world by telephone: calls to place and texts to send, each a row that is stored with what caused
 * it, sent by {@link PhoneSender}, and marked (docs/adr/0008).
 */
@Injectable()
export class PhoneOutbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveryStore,
    private readonly sightings: Sightings,
    private readonly optOuts: OptOutStore,
    private readonly keys: NumberKeys,
    private readonly hints: HintBus,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'phoneLine'>,
  ) {}

  /**
   * To be sent once the caller's transaction is committed; call {@link hint} after that. A text to somebody who wants none, and what
   * goes where the city does not call or write, is kept as refused, so that its sender sees it.
   * @returns its id; for a part of a message that was stored before, that one's
   */
  async store(tx: Tx, delivery: NewCall | NewText): Promise<string> {
    return this.deliveries.add(tx, delivery, await this.refusal(tx, delivery));
  }

  /** Whoever sends looks at once; without it they look soon. */
  hint(): void {
    this.hints.publish({ topic: PHONE_OUTBOX_HINT, body: {} });
  }

  /** What is not sent yet will not be; a call that may be under way is ended, as often as it takes. @returns whether anything changed */
  cancel(tx: Tx, id: string): Promise<boolean> {
    return this.deliveries.cancel(tx, id);
  }

  /**
   * A report on a delivery, from its status address or from a listing, in whatever order. It also proves that the delivery went out.
   * @returns undefined when there is no such delivery
   */
  progress(id: string, report: CallProgress | MessageProgress): Promise<Reported | undefined> {
    return this.unitOfWork.run(async (tx) => this.progressWithin(tx, id, report));
  }

  /** The same, within the caller's transaction. */
  async progressWithin(tx: Tx, id: string, report: CallProgress | MessageProgress): Promise<Reported | undefined> {
    const before = await this.deliveries.locked(tx, id);
    if (!before || (before.kind === 'call') !== 'callId' in report) return undefined;
    const stands = await this.sightings.seen(tx, before, 'callId' in report ? report.callId : report.messageId);
    // Its reports until now may have been another one's, when it was found by a guess.
    const seen = (await this.deliveries.locked(tx, id)) ?? before;
    const news = stands ? reported(seen, report) : null;
    if (!news) return { delivery: seen, changed: false };
    return { delivery: (await this.deliveries.progressed(tx, id, news)) ?? seen, changed: true };
  }

  find(id: string): Promise<Delivery | undefined> {
    return this.deliveries.find(id);
  }

  /** Everything that went out, or is to, on behalf of a case; oldest first. */
  ofCase(caseId: string): Promise<Delivery[]> {
    return this.deliveries.ofCase(caseId);
  }

  private async refusal(tx: Tx, delivery: NewCall | NewText): Promise<Refusal | null> {
    const { phoneLine } = this.settings;
    // The line's own settings name the mayor's number; without a line nothing goes out anyway.
    const isSet = delivery.to === phoneLine?.mayor;
    const unreached = phoneLine && !isSet ? outOfReach(delivery.to, phoneLine.callCountries) : null;
    if (unreached !== null) return unreached;
    if (delivery.kind === 'call' || ALWAYS.includes(delivery.purpose)) return null;
    return (await this.optOuts.isOut(tx, this.keys.all(delivery.to), delivery.kind)) ? 'blocked-recipient' : null;
  }
}
