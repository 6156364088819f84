import type { LiveOffers as Offered } from '#contracts';
import { LIMITS } from '#domain';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { HintBus } from '#platform/hints';
import { RefusalError } from '#platform/http';
import type { SignedInViewer as Viewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { LiveOfferStore } from '../persistence/live-offer.store.js';
import { presentLiveOffer } from '../presenters/live-offer.presenter.js';
import { hintsOfOffer } from './live-offer-hint.js';

/** What is offered to one person now. */
@Injectable()
export class OfferedToMe {
  constructor(
    private readonly store: LiveOfferStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: HintBus,
  ) {}

  async list({ personId }: Pick<Viewer, 'personId'>): Promise<Offered> {
    const rows = await this.store.of(personId, LIMITS.firstWords + 1);
    return { items: rows.map(presentLiveOffer) };
  }

  /**
   * Hides it from this person, in every later round of the case too. Nothing happens to the case, and nobody else is told
   * (domain.md §5). Of one that is over it does nothing.
   * @throws RefusalError `no-such-offer`, alike for absent and others' offers
   */
  async decline(offerId: string, viewer: Pick<Viewer, 'personId'>, request?: IdempotentRequest): Promise<Offered> {
    const { personId } = viewer;
    const gone = await this.unitOfWork.once(request, async (tx) => {
      const declined = await this.store.decline(tx, offerId, personId);
      if (declined === undefined && !(await this.store.wasOffered(tx, offerId, personId)))
        throw new RefusalError({ code: 'no-such-offer' });
      return { answer: declined ?? null };
    });
    if (gone) this.bus.publish(...hintsOfOffer({ ...gone, offerId, to: [personId], gone: 'declined' }));
    return this.list(viewer);
  }

  /** Nothing stays offered to somebody who may not take cases any more. @returns how many offers that were */
  async withdrawFromThoseGone(): Promise<number> {
    const left = await this.store.leaveOfThoseGone();
    this.bus.publish(...left.flatMap(({ personId, ...offer }) => hintsOfOffer({ ...offer, to: [personId], gone: 'withdrawn' })));
    return left.length;
  }

  /** Housekeeping. */
  forgetOld(): Promise<void> {
    return this.store.forgetOld();
  }
}
