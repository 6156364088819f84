import { isUnstaffed, staffingOf, type OnDuty, type Staffing } from '#domain';
import { UnitOfWork } from '#platform/database';
import { RosterAhead } from '#staff';
import { Injectable } from '@nestjs/common';
import { CaseByCase } from './acts/case-by-case.service.js';
import { CaseStore } from './persistence/case-store.js';
import { LowerRungs } from './persistence/lower-rungs.js';

/** However little changed of who is on duty: somebody's shift to come may have been cancelled, ms. */
const LOOK_ANYWAY_MS = 300_000;

/**
 * Nothing waits where nobody is any more: when people go off duty and nobody comes before a waiting case's promise runs out, the case goes
 * up the ladder at once (domain.md §2.4, §5).
 */
@Injectable()
export class EmptyRungs {
  /** Who was on duty at the last look of this process, and when that was (monotonic ms). */
  private last = { onDuty: '', at: -Infinity };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: CaseStore,
    private readonly rungs: LowerRungs,
    private readonly ahead: RosterAhead,
    private readonly cases: CaseByCase,
  ) {}

  /**
   * Called by the sweep: cheap as long as the same people are on duty. One case that fails keeps no other.
   * @returns how many cases stood on an empty rung
   * @throws the first failure, after all others were tried
   */
  async leave(): Promise<number> {
    const { now, onDuty } = await this.unitOfWork.run((tx) => this.store.atOpening(tx));
    const seen = JSON.stringify([...onDuty].sort((a, b) => (a.id < b.id ? -1 : 1)));
    if (seen === this.last.onDuty && performance.now() - this.last.at < LOOK_ANYWAY_MS) return 0;
    const empty = await this.onEmptyRungs(now, onDuty);
    // Decided again under the lock: it may be taken, or somebody may be there again.
    const left = await this.cases.act(empty, ({ file }) => (file.state === 'waiting' ? { act: 'leave_empty_rung' } : undefined));
    // Only a look after which nothing is left counts.
    this.last = { onDuty: seen, at: performance.now() };
    return left;
  }

  /** Ids, by when their promise runs out. */
  private async onEmptyRungs(now: number, onDuty: readonly OnDuty[]): Promise<string[]> {
    return this.unitOfWork.run(async (tx) => {
      const waiting = await this.rungs.all(tx);
      const last = waiting.at(-1);
      if (!last) return [];
      const coming = await this.ahead.coming(tx, now, last.dueAt);
      // Many wait for the same people.
      const known = new Map<string, Staffing>();
      const empty = waiting.filter((about) => {
        const { tell, channel, language, village, topic, dueAt } = about;
        const key = JSON.stringify([channel, language, village, topic]);
        const staffing = known.get(key) ?? staffingOf(onDuty, about, now, coming);
        known.set(key, staffing);
        return isUnstaffed(tell, staffing, now, dueAt);
      });
      return empty.map(({ id }) => id);
    });
  }
}
