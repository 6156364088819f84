import { settleDue, type OnDuty } from '#domain';
import { UnitOfWork, type Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { aboutOf, CaseContexts } from './acts/case-contexts.js';
import { CaseHints, hintOf, type CaseHint } from './acts/case-hints.js';
import { RosterAware } from './acts/roster-aware.js';
import { rowsOf, type Rows } from './persistence/case-rows.js';
import type { LiveOfferHint } from './offers/live-offer-hint.js';
import { LiveOffers, type LiveStep } from './offers/live-offers.service.js';
import { CaseStore, type LoadedCase, type Locked } from './persistence/case-store.js';

/** What one settling did. */
export interface Settled {
  /** Cases that were looked at under their locks. */
  cases: number;
  /** Cases in which anything was due. */
  changed: number;
  /** Clocks that were found to have run out and were recorded, and how late after their due time, ms. */
  breaches: { kind: string; lateMs: number }[];
}

interface Done {
  rows: Rows;
  hint: CaseHint;
  step: LiveStep;
  breaches: Settled['breaches'];
}

/**
 * Records clocks that ran out, for one case (an alarm) or for many (the sweep): breach, level, escalation, journal, next
 * clock and whom to tell, in one transaction. Any number of workers may call it at once; a stale call finds nothing due.
 */
@Injectable()
export class EscalationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: CaseStore,
    private readonly contexts: CaseContexts,
    private readonly roster: RosterAware,
    private readonly hints: CaseHints,
    private readonly offers: LiveOffers,
  ) {}

  /** For the alarm of one case; a case that is gone or has nothing due is left alone. */
  settleCase(caseId: string): Promise<Settled> {
    return this.settle((tx) => this.store.lock(tx, [caseId]));
  }

  /**
   * For the sweep: up to `atMost` due cases that nobody else is settling, in one transaction.
   * @param exceptFor cases to leave alone: one that cannot be settled must not keep the others from it.
   */
  settleSome(atMost: number, exceptFor: readonly string[] = []): Promise<Settled> {
    return this.settle((tx) => this.store.lockDue(tx, atMost, exceptFor));
  }

  /** Ids of up to `atMost` cases that have something due. */
  due(atMost: number, exceptFor: readonly string[] = []): Promise<string[]> {
    return this.unitOfWork.run((tx) => this.store.due(tx, atMost, exceptFor));
  }

  private async settle(lock: (tx: Tx) => Promise<Locked>): Promise<Settled> {
    const told: CaseHint[] = [];
    let offered: LiveOfferHint[] = [];
    const settled = await this.unitOfWork.run(async (tx) => {
      told.length = 0;
      const { now, onDuty, cases } = await lock(tx);
      const rows: Rows[] = [];
      const steps: LiveStep[] = [];
      const breaches: Settled['breaches'] = [];
      for (const loaded of cases) {
        const done = await this.settleOne(tx, loaded, now, onDuty);
        if (!done) continue;
        rows.push(done.rows);
        told.push(done.hint);
        steps.push(done.step);
        breaches.push(...done.breaches);
      }
      if (rows.length > 0) await this.store.write(tx, rows);
      offered = (await this.offers.follow(tx, steps, { onDuty, now })) ?? [];
      return { cases: cases.length, changed: rows.length, breaches };
    });
    if (told.length > 0) this.hints.tell(told, offered);
    return settled;
  }

  private async settleOne(tx: Tx, loaded: LoadedCase, now: number, onDuty: OnDuty[]): Promise<Done | undefined> {
    const context = await this.contexts.of(tx, loaded, now, onDuty);
    const about = aboutOf(loaded);
    const { file: after, events } = await this.roster.decided(tx, context, about, (known) => settleDue(loaded.file, known));
    if (events.length === 0) return undefined;
    const topLevel = this.contexts.topLevel(context, after.live);
    return {
      rows: rowsOf({ before: loaded.file, after, headHash: loaded.headHash, events, topLevel, spoken: [] }),
      hint: hintOf(loaded.file, after, events, after.level >= topLevel),
      step: { before: loaded.file, after, about, policy: context.policy.policy },
      breaches: events
        .filter(({ type }) => type === 'clock.breached')
        .map(({ at, facts }) => ({ kind: String(facts['kind']), lateMs: at - Number(facts['dueAt']) })),
    };
  }
}
