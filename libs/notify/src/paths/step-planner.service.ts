import { alwaysOpen, durationMs, parseDuration } from '#domain';
import { SETTINGS } from '#platform/config';
import type { Tx } from '#platform/database';
import type { NewNotice } from '#staff';
import { Inject, Injectable } from '@nestjs/common';
import { StandingStore } from '../persistence/standing.store.js';
import { StepStore, type NewStep } from '../persistence/step.store.js';
import { reaching, type CityPaths } from './reach.js';
import { DEFAULT_ORDER, stepsFor, type OutPath } from './steps-for.js';
import type { Cause } from './told-by.js';

/** A notice that is new to its reader. */
export interface ToPlan {
  readonly noticeId: string;
  readonly notice: Pick<NewNotice, 'personId' | 'type' | 'caseId'>;
  readonly cause: Cause;
  /** ISO duration, of the case's policy. */
  readonly quietRepeat: string;
}

/** ISO duration on the wall clock, ms. */
export const wallClock = (duration: string): number => {
  const parsed = parseDuration(duration);
  return parsed ? durationMs(alwaysOpen(), parsed) : 0;
};

/** Stores, with a notice, the steps by which its reader is told beside the app: each is sent at its time, unless it is not needed any more. */
@Injectable()
export class StepPlanner {
  constructor(
    private readonly standings: StandingStore,
    private readonly steps: StepStore,
    @Inject(SETTINGS) private readonly city: CityPaths,
  ) {}

  /** Within the caller's transaction. @returns how many steps were stored */
  async plan(tx: Tx, told: readonly ToPlan[], onDuty: ReadonlySet<string>): Promise<number> {
    if (told.length === 0) return 0;
    const people = await this.standings.of(tx, [...new Set(told.map(({ notice }) => notice.personId))]);
    const byId = new Map(people.map((person) => [person.personId, person]));
    const planned = told.flatMap(({ noticeId, notice, cause, quietRepeat }): NewStep[] => {
      const person = byId.get(notice.personId);
      if (!person) return [];
      const repeatMs = wallClock(quietRepeat);
      const quietFrom = Object.fromEntries(Object.entries(person.quietAt).map(([path, at]) => [path as OutPath, at + repeatMs])) as Partial<
        Record<OutPath, number>
      >;
      const standing = { onDuty: onDuty.has(notice.personId), isMayor: person.isMayor, reaches: reaching(person, this.city), quietFrom };
      const { rung, takeRound, asOwner } = cause;
      return stepsFor(person.order ?? DEFAULT_ORDER, cause, standing, person.now).map((step, index) => ({
        ...{ noticeId, personId: notice.personId, caseId: notice.caseId ?? null, type: notice.type, rung: rung?.tell ?? null, takeRound },
        // The first is the app.
        ...{ asOwner, no: index + 2, path: step.path, because: step.because, dueAt: step.dueAt },
      }));
    });
    if (planned.length > 0) await this.steps.add(tx, planned);
    return planned.length;
  }
}
