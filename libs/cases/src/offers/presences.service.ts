import type { OwnPresence } from '#contracts';
import { availabilityOf, DEFAULT_LIVE_CAP, mayOwn, whoIsOffered, type PresenceState } from '#domain';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { HintBus } from '#platform/hints';
import { RefusalError } from '#platform/http';
import type { SignedInViewer as Viewer } from '#staff';
import { Injectable } from '@nestjs/common';
import { LiveOfferStore } from '../persistence/live-offer.store.js';
import { PresenceStore, type KnownPresence } from '../persistence/presence.store.js';
import { hintsOfOffer, type LiveOfferHint } from './live-offer-hint.js';
import { circleIn } from './live-offers.service.js';

export const OWN_PRESENCE_HINT = 'own-presence';

/** How somebody stands, for their own pages. */
export interface OwnPresenceHint {
  personId: string;
  presence: OwnPresence;
}

/** Who is available for live contacts; and whoever becomes so, or ceases to be, while one waits is offered it, or no more. */
@Injectable()
export class Presences {
  constructor(
    private readonly presences: PresenceStore,
    private readonly offers: LiveOfferStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly bus: HintBus,
  ) {}

  /** @throws RefusalError `forbidden` for those who cannot take cases, and so are never offered any */
  async own(viewer: Pick<Viewer, 'personId' | 'roles'>): Promise<OwnPresence> {
    if (!mayOwn(viewer.roles)) throw new RefusalError({ code: 'forbidden' });
    return this.ofPerson(viewer.personId);
  }

  /** Their own word, from now on. @throws RefusalError `forbidden` as {@link own} */
  async set(
    viewer: Pick<Viewer, 'personId' | 'roles'>,
    said: { state: PresenceState; liveCap?: number | undefined },
    request?: IdempotentRequest,
  ): Promise<OwnPresence> {
    const { personId, roles } = viewer;
    if (!mayOwn(roles)) throw new RefusalError({ code: 'forbidden' });
    await this.unitOfWork.once(request, async (tx) => {
      await this.presences.set(tx, personId, said.state, said.liveCap);
      return { answer: null };
    });
    return this.changed(personId);
  }

  /** Pages of these people are open. What waits is offered to those of them who may be offered it, and to no others. */
  async beat(people: readonly string[]): Promise<void> {
    if (people.length === 0) return;
    await this.presences.beat(people);
    await this.reconcile(people);
  }

  /** How somebody stands may have changed: what waits, and their own pages, follow. */
  async changed(personId: string): Promise<OwnPresence> {
    await this.reconcile([personId]);
    const presence = await this.ofPerson(personId);
    this.bus.publish({ topic: OWN_PRESENCE_HINT, body: { personId, presence } satisfies OwnPresenceHint });
    return presence;
  }

  private async ofPerson(personId: string): Promise<OwnPresence> {
    const [{ now, known }, onDuty] = await Promise.all([this.presences.of([personId], false), this.offers.onDuty()]);
    const mine: Pick<KnownPresence, 'state' | 'liveCap' | 'liveNow' | 'heartbeatAt'> = known[0] ?? {
      state: 'available',
      liveCap: DEFAULT_LIVE_CAP,
      liveNow: 0,
      heartbeatAt: null,
    };
    const available = availabilityOf(mine, now);
    // The mayor's rung tells the mayor on duty or not.
    const asked = known[0]?.roles.includes('mayor') === true || onDuty.some(({ id }) => id === personId);
    const { state, liveCap, liveNow } = mine;
    return { state, liveCap, liveNow, offered: available === 'yes' && !asked ? 'off_duty' : available };
  }

  private async reconcile(people: readonly string[]): Promise<void> {
    const standing = await this.offers.standing();
    if (standing.length === 0) return;
    const [{ now, known }, onDuty] = await Promise.all([this.presences.of(people, false), this.offers.onDuty()]);
    const told: LiveOfferHint[] = [];
    for (const offer of standing) {
      const { offerId, caseId, seq } = offer;
      const rightly = whoIsOffered(circleIn(offer, onDuty, known), known, offer.declined, now);
      for (const id of people) {
        const is = offer.to.includes(id);
        if (rightly.includes(id) === is) continue;
        // Each by itself and conditionally: the case may have been taken meanwhile, and no lock is held while waiting for another.
        const changed = is ? await this.offers.leave(offerId, id) : await this.offers.join(offerId, id);
        if (changed) told.push({ caseId, offerId, seq, to: [id], ...(is ? { gone: 'withdrawn' as const } : {}) });
      }
    }
    this.bus.publish(...told.flatMap(hintsOfOffer));
  }
}
