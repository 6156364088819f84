import {
  addWorkingTime,
  durationMs,
  longestWait,
  parseDuration,
  withComing,
  type CaseEvent,
  type CaseFile,
  type DecideContext,
  type Routable,
  type Upcoming,
} from '#domain';
import type { Tx } from '#platform/database';
import { RosterAhead } from '#staff';
import { Injectable } from '@nestjs/common';

type Decided = { file: CaseFile; events: CaseEvent[] } | { ok: false };

/**
 * Decides with the roster in mind. Who is on duty now is known anyway; what the roster promises is asked only where that would change
 * the outcome, which is rare: then the same pure decision is made again, knowing it.
 */
@Injectable()
export class RosterAware {
  /** A sweep settles many cases in one transaction, at one moment: the roster is asked once. */
  private readonly asked = new WeakMap<Tx, Map<string, Promise<Upcoming[]>>>();

  constructor(private readonly ahead: RosterAhead) {}

  /** @param decide pure: may be called several times, and only its last answer counts */
  async decided<T extends Decided>(tx: Tx, context: DecideContext, about: Routable, decide: (context: DecideContext) => T): Promise<T> {
    let known = context;
    let decision = decide(known);
    const owner = reopenedFor(decision);
    if (owner !== undefined && (await this.isAwayTooLong(tx, owner, known))) {
      known = { ...known, ownerAvailable: false };
      decision = decide(known);
    }
    if (!skipsRung(decision)) return decision;
    // A rung is empty only if nobody is rostered before its due time (domain.md §5).
    const coming = await this.coming(tx, known.now, longestWait(known));
    if (coming.length === 0) return decision;
    return decide({ ...known, staffing: withComing(known.staffing, about, coming) });
  }

  private coming(tx: Tx, now: number, until: number): Promise<Upcoming[]> {
    const asked = this.asked.get(tx) ?? new Map<string, Promise<Upcoming[]>>();
    this.asked.set(tx, asked);
    const key = `${now} ${until}`;
    const answer = asked.get(key) ?? this.ahead.coming(tx, now, until);
    asked.set(key, answer);
    return answer;
  }

  /** A case is not given back to somebody who will be away for longer than it may wait for its next answer. */
  private async isAwayTooLong(tx: Tx, ownerId: string, { now, calendar, policy }: DecideContext): Promise<boolean> {
    const until = await this.ahead.awayUntil(tx, ownerId);
    if (until === null) return false;
    const wait = parseDuration(policy.policy.clocks.next_answer);
    return wait !== undefined && addWorkingTime(calendar, now, durationMs(calendar, wait)) < until;
  }
}

const skipsRung = (decision: Decided): boolean => 'file' in decision && decision.events.some(({ type }) => type === 'rung.skipped');

/** Whether the decision opened the case again for the owner it had. */
function reopenedFor(decision: Decided): string | undefined {
  if (!('file' in decision)) return undefined;
  const again = decision.events.some(({ facts, changes }) => facts['reopens'] === true && changes.set?.state === 'owned');
  return again ? decision.file.owner?.personId : undefined;
}
