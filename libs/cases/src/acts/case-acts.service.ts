import { decide, type By, type CaseAct, type CaseFile, type CaseRefusal } from '#domain';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { PeopleNames } from '#staff';
import { Injectable } from '@nestjs/common';
import type { LiveOfferHint } from '../offers/live-offer-hint.js';
import { LiveOffers } from '../offers/live-offers.service.js';
import { CaseStore, type LoadedCase } from '../persistence/case-store.js';
import { rowsOf } from '../persistence/case-rows.js';
import type { Spoken } from '../persistence/spoken.js';
import { aboutOf, CaseContexts } from './case-contexts.js';
import { CaseHints, hintOf, type CaseHint } from './case-hints.js';
import { RosterAware } from './roster-aware.js';

/** What an act brings: decided on the loaded case, so that ids, times and other cases can be looked at first. */
export interface Prepared {
  /** `nothing`: what was asked is done already; the case stays as it is. */
  act: CaseAct | { act: 'nothing' };
  spoken?: readonly Spoken[];
  /** Further statements of the same transaction, after the case was written. */
  also?: (tx: Tx, after: CaseFile) => Promise<void>;
}

export interface Performance<T> {
  request?: IdempotentRequest | undefined;
  caseId: string;
  /** Other cases that must be locked with it (marking a duplicate). */
  alsoLock?: readonly string[];
  by: By;
  /** Sends what `prepare` will need to read right behind the lock, without waiting: it is read after the lock was granted. */
  ahead?: (tx: Tx) => Promise<unknown>;
  /** @throws RefusalError, e.g. when the case may not be seen. */
  prepare: (loaded: LoadedCase, now: number, others: readonly LoadedCase[], tx: Tx) => Prepared | Promise<Prepared>;
  /** Builds the answer; inside the transaction, so that a repeated request gets the same one. */
  present: (tx: Tx, after: CaseFile) => Promise<T>;
}

interface Acted {
  after: CaseFile;
  hint?: CaseHint;
  /** Live offers that began or ended: being stored, not yet answered. */
  offers?: Promise<LiveOfferHint[]>;
  /** Being stored: sent, not yet answered. */
  written?: Promise<void>;
}

/**
 * The one way in which people change a case: lock, read the clock, decide in the domain, store everything in the same
 * transaction, hint after the commit. A refusal rolls back whole.
 */
@Injectable()
export class CaseActs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: CaseStore,
    private readonly contexts: CaseContexts,
    private readonly roster: RosterAware,
    private readonly hints: CaseHints,
    private readonly names: PeopleNames,
    private readonly offers: LiveOffers,
  ) {}

  /** @throws RefusalError with the domain's code, `not-found` for a case that is not there. */
  async perform<T>(performance: Performance<T>): Promise<T> {
    const told: CaseHint[] = [];
    const offered: LiveOfferHint[] = [];
    const answer = await this.unitOfWork.once(performance.request, async (tx) => {
      told.length = 0;
      offered.length = 0;
      const { after, hint, written, offers } = await this.act(tx, performance);
      if (hint) told.push(hint);
      // The statements run in the order in which they were sent; the answer reads what was just written.
      const [stored, asked, answer] = await Promise.allSettled([written, offers, performance.present(tx, after)]);
      if (stored.status === 'rejected') throw stored.reason;
      if (asked.status === 'rejected') throw asked.reason;
      if (answer.status === 'rejected') throw answer.reason;
      offered.push(...(asked.value ?? []));
      return { answer: answer.value, caseId: performance.caseId };
    });
    if (told.length > 0) this.hints.tell(told, offered);
    return answer;
  }

  private async act<T>(tx: Tx, { caseId, alsoLock = [], by, ahead, prepare }: Performance<T>): Promise<Acted> {
    const locking = this.store.lock(tx, [caseId, ...alsoLock]);
    ahead?.(tx).catch(() => undefined);
    const { now, onDuty, cases } = await locking;
    const loaded = cases.find(({ file }) => file.id === caseId);
    if (!loaded) throw new RefusalError({ code: 'not-found' });
    const prepared = await prepare(
      loaded,
      now,
      cases.filter((other) => other !== loaded),
      tx,
    );
    if (prepared.act.act === 'nothing') return { after: loaded.file };
    const context = await this.contexts.of(tx, loaded, now, onDuty);
    const { act } = prepared;
    const about = aboutOf(loaded);
    const decision = await this.roster.decided(tx, context, about, (known) => decide(loaded.file, known, by, act));
    if (!decision.ok) throw await this.refused(decision.refusal, tx);
    const { file: after, events } = decision;
    if (events.length === 0) return { after };
    const topLevel = this.contexts.topLevel(context, after.live);
    const transition = { before: loaded.file, after, headHash: loaded.headHash, events, topLevel, spoken: prepared.spoken ?? [] };
    const written = this.store.write(tx, [rowsOf(transition)]);
    if (prepared.also) await written.then(() => prepared.also?.(tx, after));
    const offers = this.offers.follow(tx, [{ before: loaded.file, after, about, policy: context.policy.policy }], { onDuty, now });
    // A new round takes several statements, and the answer tells of it.
    if (offers && after.live) await offers;
    return { after, written, ...(offers ? { offers } : {}), hint: hintOf(loaded.file, after, events, after.level >= topLevel) };
  }

  /** The domain speaks of ids and instants; people are told names and dates (api.md: 409 with the winner's name). */
  private async refused({ code, ownerId, latest }: CaseRefusal, tx: Tx): Promise<RefusalError> {
    const owner = ownerId === undefined ? undefined : (await this.names.of([ownerId], tx)).get(ownerId);
    return new RefusalError({
      code,
      ...(owner ? { owner: { username: owner.username, name: owner.name } } : {}),
      ...(latest === undefined ? {} : { latest: new Date(latest).toISOString() }),
    });
  }
}
