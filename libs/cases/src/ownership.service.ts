import type { FullCase } from '#contracts';
import type { CaseAct, CaseFile, ReleaseReason } from '#domain';
import { mayOwn } from '#domain';
import type { IdempotentRequest, Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Directory, type SignedInViewer as Viewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { byViewer, knownTo } from './acts/act-by.js';
import { CaseActs, type Prepared } from './acts/case-acts.service.js';
import { reason } from './acts/words-of.js';
import { OfferStore } from './persistence/offer.store.js';
import { CasePresenter } from './presenters/case.presenter.js';

/** Who asks, and the key that makes asking twice harmless. */
export interface Asked {
  viewer: Viewer;
  request?: IdempotentRequest | undefined;
}

/**
 * How ownership begins and ends. Nothing here makes anybody the owner but the person who acts (domain.md §2.3): an offer and
 * a summons only ask.
 */
@Injectable()
export class OwnershipService {
  constructor(
    private readonly acts: CaseActs,
    private readonly people: Directory,
    private readonly offers: OfferStore,
    private readonly presenter: CasePresenter,
  ) {}

  /** "Minä vastaan." The first one wins; a repetition by the winner gets the same answer; everybody else is told who answers. */
  take(caseId: string, asked: Asked): Promise<FullCase> {
    return this.perform(caseId, asked, () => ({ act: { act: 'take' } }));
  }

  /** Lays the case down, publicly, up a level. */
  release(caseId: string, asked: Asked, given: { reasonCode: ReleaseReason; reason: string }): Promise<FullCase> {
    const words = reason(given.reason, 'reason');
    return this.perform(caseId, asked, () => ({
      act: { act: 'release', reasonCode: given.reasonCode, commitment: words.commitment },
      spoken: [words.spoken],
    }));
  }

  /** Asks a named official to take; the owner stays owner until they do. */
  offerHandover(caseId: string, asked: Asked, given: { to: string; reason: string }): Promise<FullCase> {
    return this.offer(caseId, asked, given, 'offer_handover');
  }

  /** The mayor's offer, which must be answered. */
  summon(caseId: string, asked: Asked, given: { to: string; reason: string }): Promise<FullCase> {
    return this.offer(caseId, asked, given, 'summon');
  }

  /** The addressee takes. @throws RefusalError `no-such-offer` alike for absent, ended and others' offers. */
  async accept(offerId: string, asked: Asked): Promise<FullCase> {
    const caseId = await this.offers.caseOf(offerId, asked.viewer.personId);
    return this.perform(caseId, asked, () => ({ act: { act: 'accept_offer', offerId } }));
  }

  async decline(offerId: string, asked: Asked, given: { reason: string }): Promise<FullCase> {
    const caseId = await this.offers.caseOf(offerId, asked.viewer.personId);
    const words = reason(given.reason, 'reason');
    return this.perform(caseId, asked, () => ({
      act: { act: 'decline_offer', offerId, commitment: words.commitment },
      spoken: [words.spoken],
    }));
  }

  /** The mayor replaces an owner during whose time a promise ran out, by taking the case themselves. */
  relieve(caseId: string, asked: Asked, given: { reason: string }): Promise<FullCase> {
    const words = reason(given.reason, 'reason');
    return this.perform(caseId, asked, () => ({ act: { act: 'relieve', commitment: words.commitment }, spoken: [words.spoken] }));
  }

  private offer(caseId: string, asked: Asked, given: { to: string; reason: string }, act: 'offer_handover' | 'summon'): Promise<FullCase> {
    const words = reason(given.reason, 'reason');
    return this.perform(caseId, asked, async (tx) => {
      const to = await this.people.activeByUsername(given.to, tx);
      if (!to) throw new RefusalError({ code: 'no-such-person' });
      if (!mayOwn(to.roles)) throw new RefusalError({ code: 'cannot-own' });
      return { act: { act, id: randomUUID(), to: to.id, commitment: words.commitment } as CaseAct, spoken: [words.spoken] };
    });
  }

  private async perform(caseId: string, { viewer, request }: Asked, prepare: (tx: Tx) => Prepared | Promise<Prepared>): Promise<FullCase> {
    return this.acts.perform({
      request,
      caseId,
      by: byViewer(viewer),
      prepare: (loaded, _now, _others, tx) => {
        knownTo(viewer, loaded);
        return prepare(tx);
      },
      present: (tx: Tx, _after: CaseFile) => this.presenter.full(caseId, viewer, tx),
    });
  }
}
