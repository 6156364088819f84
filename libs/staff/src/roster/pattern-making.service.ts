import { dayAfter, occurrencesOf, ROSTER_LIMITS, type Occurrence } from '#domain';
import { UnitOfWork, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { dayOf, wallClock } from './local-time.js';
import { PatternStore, type PatternRow } from './persistence/pattern.store.js';
import { RosterReads } from './persistence/roster-reads.js';
import { ShiftStore } from './persistence/shift.store.js';

const DAY_MS = 86_400_000;

/** Makes the shifts of patterns, some weeks ahead. Any number of workers may do so at once, and again and again. */
@Injectable()
export class PatternMaking {
  constructor(
    private readonly patterns: PatternStore,
    private readonly shifts: ShiftStore,
    private readonly reads: RosterReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Until every pattern in force has its shifts. @returns for how many some were missing */
  async step(): Promise<number> {
    for (let made = 0; ; made += 1) {
      const more = await this.unitOfWork.run(async (tx) => {
        const pattern = await this.patterns.due(tx, this.horizon(await this.reads.now(tx)));
        if (pattern) await this.make(tx, pattern, { again: false });
        return pattern !== undefined;
      });
      if (!more) return made;
    }
  }

  /**
   * Makes what is missing of one pattern, which is locked: never what is over, and on no day on which its person has another shift then.
   * @param again also as it is now what was made before and has not begun
   * @returns the pattern as it stands now, with the days that had to be left out
   */
  async make(tx: Tx, pattern: PatternRow, { again }: { again: boolean }): Promise<PatternRow> {
    const now = await this.reads.now(tx);
    const until = this.horizon(now);
    const wanted = this.comingOf(pattern, now, until).filter(({ start }) => !again || start > now || pattern.madeUntil === null);
    const others = await this.shifts.others(tx, pattern.personId, pattern.id, now, wanted.at(-1)?.end ?? now);
    const free = wanted.filter(({ start, end }) => !others.some((other) => other.start < end && other.end > start));
    await this.shifts.make(tx, pattern, free, again);
    const days = wanted.map(({ day }) => day);
    const standing = await this.shifts.daysOf(tx, pattern.id, days);
    const leftOut = days.filter((day) => !standing.has(day));
    await this.patterns.made(tx, pattern.id, until, leftOut);
    return { ...pattern, madeUntil: until, leftOut };
  }

  private comingOf(pattern: PatternRow, now: number, until: string): Occurrence[] {
    return occurrencesOf(pattern, dayAfter(dayOf(now), -1), until, wallClock).filter(({ end }) => end > now);
  }

  private horizon(now: number): string {
    return dayOf(now + ROSTER_LIMITS.madeDays * DAY_MS);
  }
}
