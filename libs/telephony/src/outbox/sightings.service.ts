import type { Tx } from '#platform/database';
import { LOG, type Log } from '#platform/logging';
import { Metrics } from '#platform/metrics';
import { Inject, Injectable } from '@nestjs/common';
import { SightingStore } from '../persistence/sighting.store.js';
import type { Delivery } from './delivery.js';

/** That a delivery is at the provider, as which call or message, however it became known. */
@Injectable()
export class Sightings {
  constructor(
    private readonly store: SightingStore,
    private readonly metrics: Metrics,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Within the caller's transaction, in which the delivery was locked and read.
   * @param guessed it was found by listing; what is said by an answer or a report counts more
   * @returns whether `providerId` is the one that stands for the delivery; otherwise it went out twice, which is counted
   */
  async seen(tx: Tx, delivery: Delivery, providerId: string, guessed = false): Promise<boolean> {
    if (delivery.providerId === providerId && (guessed || !delivery.guessed)) return true;
    const mayStand = delivery.providerId === null || delivery.providerId === providerId || (delivery.guessed && !guessed);
    if (!(await this.store.release(tx, providerId, delivery.id))) {
      this.log.error({ deliveryId: delivery.id, code: providerId }, 'a call or message is said to be two deliveries; the first stands');
      return false;
    }
    if (mayStand) {
      await this.store.sent(tx, delivery, providerId, guessed);
      return true;
    }
    if (await this.store.extra(tx, delivery, providerId)) {
      this.metrics.count('batline_phone_sent_twice_total', { kind: delivery.kind });
      this.log.error({ deliveryId: delivery.id, code: providerId, kind: delivery.kind }, 'went out twice');
    }
    return false;
  }
}
