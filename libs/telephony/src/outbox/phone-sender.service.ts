import { UnitOfWork } from '#platform/database';
import { HintBus } from '#platform/hints';
import { LOG, type Log } from '#platform/logging';
import { Metrics } from '#platform/metrics';
import { Ticker } from '#platform/ticker';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DeliveryQueue, LEASE_MS } from '../persistence/delivery-queue.store.js';
import { DeliveryStore } from '../persistence/delivery.store.js';
import { afterSending, type Mark } from './after-sending.js';
import { callsNow } from './call-rate.js';
import type { Delivery } from './delivery.js';
import { PHONE_OUTBOX_HINT } from './phone-outbox.service.js';
import { ProviderSide } from './provider-side.service.js';
import { reconciled } from './reconciled.js';
import { RunningCalls } from './running-calls.service.js';
import { SENDER_OPTIONS, type SenderOptions } from './sender-options.js';
import { Sightings } from './sightings.service.js';
import { UnsentWatch } from './unsent-watch.service.js';

/** Later than this after taking a delivery it is not sent any more: somebody else may be asking for it already. */
const TOO_SLOW_MS = LEASE_MS / 2;

/**
 * Carries out what {@link PhoneOutbox} stored: takes, commits, sends, marks. Placing calls and sending texts cannot be repeated
 * without harm, so whatever was taken and not marked is looked for at the provider first. Any number of senders share the rows.
 */
@Injectable()
export class PhoneSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;
  private hinted: Promise<unknown> | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: DeliveryQueue,
    private readonly deliveries: DeliveryStore,
    private readonly sightings: Sightings,
    private readonly provider: ProviderSide,
    private readonly running: RunningCalls,
    private readonly watch: UnsentWatch,
    private readonly metrics: Metrics,
    private readonly hints: HintBus,
    @Inject(SENDER_OPTIONS) private readonly options: SenderOptions,
    @Inject(LOG) private readonly log: Log,
  ) {
    this.ticker = new Ticker(() => this.step(), { everyMs: options.everyMs ?? 0, onError: (err) => this.failed(err) });
    if (options.everyMs !== null) hints.subscribe(({ topic }) => topic === PHONE_OUTBOX_HINT && this.soon());
  }

  onApplicationBootstrap(): void {
    if (this.options.everyMs !== null) this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
    await this.hinted;
  }

  /** Does what is due now, by the database's clock. @returns how many deliveries it had to do with */
  async step(): Promise<number> {
    const due = await this.queue.due();
    if (due.late > 0) this.count('cancelled', await this.unitOfWork.run((tx) => this.queue.dropLate(tx)));
    const done = await Promise.all([
      due.texts > 0 ? this.send(await this.unitOfWork.run((tx) => this.queue.take(tx, 'texts'))) : 0,
      due.calls > 0 ? this.send(await this.takeCalls(due.calls)) : 0,
      due.unclear > 0 ? this.lookForUnclear() : 0,
      due.running > 0 ? this.running.step() : 0,
    ]);
    await this.watch.look();
    return done.reduce((sum, each) => sum + each, 0);
  }

  private takeCalls(due: number): Promise<Delivery[]> {
    return this.unitOfWork.run(async (tx) => {
      const { lastCallAt, now } = await this.queue.pace(tx);
      const placing = callsNow(lastCallAt, now, this.options.callsPerSecond, due);
      if (placing.calls === 0) return [];
      const taken = await this.queue.take(tx, 'calls', placing.calls);
      if (taken.length > 0) await this.queue.paced(tx, placing.lastCallAt);
      return taken;
    });
  }

  /** Texts to one number go out one after another, so that they are read in order. */
  private async send(taken: readonly Delivery[]): Promise<number> {
    const takenAt = performance.now();
    const byNumber = new Map<string, Delivery[]>();
    for (const delivery of taken) byNumber.set(delivery.to ?? '', [...(byNumber.get(delivery.to ?? '') ?? []), delivery]);
    await Promise.all(
      [...byNumber.values()].map(async (deliveries) => {
        for (const delivery of deliveries) await this.sendOne(delivery, takenAt).catch((err: unknown) => this.failed(err, delivery));
      }),
    );
    return taken.length;
  }

  private async sendOne(delivery: Delivery, takenAt: number): Promise<void> {
    if (performance.now() - takenAt > TOO_SLOW_MS) return;
    const mark = afterSending(delivery, await this.provider.send(delivery));
    if (mark.state === 'refused' || (mark.state === 'stored' && mark.refusal === 'bad-credentials'))
      this.log.error({ deliveryId: delivery.id, state: mark.refusal, code: mark.code }, 'the provider refused a delivery');
    await this.mark(delivery, mark);
  }

  private async lookForUnclear(): Promise<number> {
    const unclear = await this.unitOfWork.run((tx) => this.queue.takeUnclear(tx));
    // One after another: two that look the same must not both be given what was found.
    for (const delivery of unclear) await this.lookFor(delivery).catch((err: unknown) => this.failed(err, delivery));
    return unclear.length;
  }

  private async lookFor(delivery: Delivery): Promise<void> {
    const looked = await this.provider.lookFor(delivery);
    const { known, alike, inFlight, now } = await this.queue.known(delivery, looked?.found.map(({ id }) => id) ?? []);
    const found = looked?.found.filter(({ id }) => !known.includes(id)) ?? [];
    // What is found may be what is just being sent: its answer will say so.
    const complete = (looked?.complete ?? false) && inFlight === 0;
    await this.mark(delivery, reconciled(delivery, { found: inFlight > 0 ? [] : found, complete, alike, now }));
  }

  private async mark(delivery: Delivery, mark: Mark): Promise<void> {
    if (mark.state !== 'sent') {
      const state = await this.unitOfWork.run((tx) => this.queue.mark(tx, delivery, mark));
      if (state === 'refused' || state === 'cancelled') this.count(state, [delivery.kind]);
      return;
    }
    await this.unitOfWork.run(async (tx) => {
      for (const id of [mark.providerId, ...mark.extraIds]) {
        const row = await this.deliveries.locked(tx, delivery.id);
        if (row) await this.sightings.seen(tx, row, id, mark.guessed);
      }
    });
    this.count('sent', [delivery.kind]);
  }

  private count(outcome: 'sent' | 'refused' | 'cancelled', kinds: readonly Delivery['kind'][]): void {
    for (const kind of kinds) this.metrics.count('batline_phone_outcomes_total', { outcome, kind });
  }

  private soon(): void {
    this.hinted ??= this.step()
      .catch((err: unknown) => this.failed(err))
      .finally(() => (this.hinted = undefined));
  }

  private failed(err: unknown, delivery?: Delivery): void {
    this.log.error({ err, deliveryId: delivery?.id }, 'sending by telephone failed; what was stored stays stored');
  }
}
