import { WaitingCases, type WaitingCase } from '#cases';
import { dutyFor, type OnDuty } from '#domain';
import { UnitOfWork } from '#platform/database';
import { HintBus } from '#platform/hints';
import { LOG, type Log } from '#platform/logging';
import { Ticker } from '#platform/ticker';
import { BegunShifts, Notices, type NewNotice } from '#staff';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { noticeHints } from './notice-hints.js';
import { NOTIFY_TIMING, type NotifyTiming } from './notify-timing.js';

/** Tells people whose shift begins how much waits for them: by count, and without a word of any case. */
@Injectable()
export class ShiftBegan implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ticker: Ticker;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly shifts: BegunShifts,
    private readonly cases: WaitingCases,
    private readonly notices: Notices,
    private readonly hints: HintBus,
    @Inject(LOG) log: Log,
    @Inject(NOTIFY_TIMING) private readonly timing: NotifyTiming,
  ) {
    const onError = (err: unknown): void => log.error({ err }, 'shifts that begin could not be told of; they are tried again');
    this.ticker = new Ticker(() => this.step(), { everyMs: timing.shiftsEveryMs ?? 0, onError });
  }

  onApplicationBootstrap(): void {
    if (this.timing.shiftsEveryMs !== null) this.ticker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** @returns how many people's shifts began */
  async step(): Promise<number> {
    const told = await this.unitOfWork.run(async (tx) => {
      const begun = await this.shifts.take(tx);
      if (begun.length === 0) return [];
      const waiting = await this.cases.all(tx);
      await this.notices.tell(
        tx,
        begun.map(({ shiftId, person, endsAt }): NewNotice => {
          const data = { ...countOf(person, waiting), endsAt: endsAt.toISOString() };
          return { personId: person.id, dedupeKey: `shift.${shiftId}.began`, type: 'shift.began', data };
        }),
      );
      return begun.map(({ person }) => person.id);
    });
    this.hints.publish(...noticeHints(told));
    return told.length;
  }
}

/** Of what waits, how much is theirs to take, and of how much the resident is there. */
function countOf(person: OnDuty, waiting: readonly WaitingCase[]): { waiting: number; live: number } {
  const theirs = waiting.filter((about) => dutyFor([person], about).length > 0);
  return { waiting: theirs.length, live: theirs.filter(({ live }) => live).length };
}
