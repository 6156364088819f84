import { UnitOfWork, type Tx } from '#platform/database';
import { HintBus } from '#platform/hints';
import { LOG, type Log } from '#platform/logging';
import { Metrics } from '#platform/metrics';
import { Ticker } from '#platform/ticker';
import { PhoneOutbox } from '#telephony';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { NOTIFY_TIMING, type NotifyTiming } from '../notify-timing.js';
import { StandingStore } from '../persistence/standing.store.js';
import { StepStore, type DueStep } from '../persistence/step.store.js';
import { afterTry, type TryOutcome } from './after-try.js';
import { StepOut } from './step-out.service.js';
import { wallClock } from './step-planner.service.js';
import { StepWatch } from './step-watch.service.js';
import { whyStopped } from './still-needed.js';

/** Hint to the sender that steps were stored. */
export const STEPS_HINT = 'notice-steps';

/** What is sent after the commit: a step with its number of things told, counted as one try more. */
interface Taken {
  step: DueStep;
  count: number;
}

/**
 * Sends the steps whose time has come: takes, looks again whether they are needed, commits, sends, marks. Calls and texts are handed to
 * the telephone's outbox, which repeats nothing blindly (docs/adr/0008); e-mail and push may go out again under the same id when a
 * process dies between sending and marking. Any number of senders share the rows.
 */
@Injectable()
export class StepSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;
  private hinted: Promise<unknown> | undefined;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly steps: StepStore,
    private readonly standings: StandingStore,
    private readonly out: StepOut,
    private readonly phone: PhoneOutbox,
    private readonly watch: StepWatch,
    private readonly metrics: Metrics,
    hints: HintBus,
    @Inject(LOG) private readonly log: Log,
    @Inject(NOTIFY_TIMING) private readonly timing: NotifyTiming,
  ) {
    this.ticker = new Ticker(() => this.step(), { everyMs: timing.stepsEveryMs ?? 0, onError: (err) => this.failed(err) });
    if (timing.stepsEveryMs !== null) hints.subscribe(({ topic }) => topic === STEPS_HINT && this.soon());
  }

  onApplicationBootstrap(): void {
    if (this.timing.stepsEveryMs !== null) this.ticker.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.ticker.stop();
    await this.hinted;
  }

  /** Until nothing is due, by the database's clock. @returns how many steps were sent, handed over or stopped */
  async step(): Promise<number> {
    let sum = 0;
    while (await this.steps.anyDue()) {
      const { taken, settled, handed } = await this.unitOfWork.run((tx) => this.take(tx));
      if (handed > 0) this.phone.hint();
      await Promise.all(taken.map((each) => this.send(each).catch((err: unknown) => this.failed(err, each.step.id))));
      sum += taken.length + settled;
      // All that is due is locked by others.
      if (taken.length + settled === 0) break;
    }
    for (const { path, state } of await this.steps.followPhone()) this.count(path, state, 1);
    await this.steps.followUndelivered();
    await this.watch.look();
    return sum;
  }

  private async take(tx: Tx): Promise<{ taken: Taken[]; settled: number; handed: number }> {
    const taken: Taken[] = [];
    const gathered = new Set<string>();
    let settled = 0;
    let handed = 0;
    for (const step of await this.steps.due(tx)) {
      if (gathered.has(step.id)) continue;
      const stopped = whyStopped(step) ?? (await this.out.notWanted(tx, step));
      if (stopped !== null) {
        await this.steps.ended(tx, step.id, 'stopped', stopped);
        settled += 1;
        this.count(step.path, 'stopped', 1);
        continue;
      }
      if (await this.tooSoon(tx, step)) {
        settled += 1;
        continue;
      }
      const others = step.because === 'quiet' ? await this.gather(tx, step) : [];
      for (const id of others) gathered.add(id);
      const count = 1 + others.length;
      if (step.path === 'sms' || step.path === 'call') {
        settled += 1;
        handed += await this.hand(tx, step, count);
      } else {
        await this.steps.sending(tx, step.id);
        taken.push({ step: { ...step, tries: step.tries + 1 }, count });
      }
    }
    return { taken, settled, handed };
  }

  /** What else is still needed goes with a step outside duty. @returns ids of all that does */
  private async gather(tx: Tx, step: DueStep): Promise<string[]> {
    const needed = (await this.steps.besides(tx, step)).filter((other) => whyStopped(other) === null).map(({ id }) => id);
    await this.steps.gather(tx, step.id, needed);
    return needed;
  }

  private async hand(tx: Tx, step: DueStep, count: number): Promise<number> {
    const handed = await this.out.hand(tx, step, count);
    if ('refused' in handed) {
      await this.steps.ended(tx, step.id, 'refused', handed.refused);
      this.count(step.path, 'refused', 1);
      return 0;
    }
    await this.steps.handed(tx, step.id, handed.deliveryId);
    return 1;
  }

  /** Told to the same person outside duty by the same path meanwhile: it waits for the next time (domain.md §5). */
  private async tooSoon(tx: Tx, { id, because, personId, path, quietRepeat, tries }: DueStep): Promise<boolean> {
    if (because !== 'quiet' || personId === null || tries > 0) return false;
    const standing = await this.standings.ofOne(personId, tx);
    const last = standing?.quietAt[path];
    const from = last === undefined ? 0 : last + wallClock(quietRepeat ?? 'PT1H');
    if (!standing || from <= standing.now) return false;
    await this.steps.postponed(tx, id, from);
    return true;
  }

  private async send({ step, count }: Taken): Promise<void> {
    const outcome = await this.out.send(step, count).catch((err: unknown): TryOutcome => {
      this.failed(err, step.id);
      return { ok: false, permanent: false, reason: 'internal' };
    });
    const mark = afterTry(step.tries, outcome);
    if (mark.state === 'failed') this.log.warn({ deliveryId: step.id, kind: step.path, code: mark.reason }, 'a notification was given up');
    const ended = await this.unitOfWork.run((tx) => this.steps.mark(tx, step, mark));
    if (mark.state !== 'waiting') this.count(step.path, mark.state, ended);
  }

  private count(path: DueStep['path'], outcome: 'sent' | 'failed' | 'stopped' | 'refused', howMany: number): void {
    this.metrics.countMany('batline_notifications_total', howMany, { path, outcome });
  }

  private soon(): void {
    this.hinted ??= this.step()
      .catch((err: unknown) => this.failed(err))
      .finally(() => (this.hinted = undefined));
  }

  private failed(err: unknown, deliveryId?: string): void {
    this.log.error({ err, deliveryId }, 'a notification could not be sent; it is tried again');
  }
}
