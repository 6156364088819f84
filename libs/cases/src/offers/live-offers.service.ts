import {
  circleOf,
  dutyForAll,
  liveRoundChange,
  whoIsOffered,
  type CaseFile,
  type LiveRound,
  type LiveRoundChange,
  type OnDuty,
  type Policy,
} from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { About } from '../acts/case-contexts.js';
import { LiveOfferStore, type EndedLiveOffer, type NewLiveOffer, type StandingOffer } from '../persistence/live-offer.store.js';
import { PresenceStore } from '../persistence/presence.store.js';
import type { LiveOfferHint } from './live-offer-hint.js';

/** One change of one case, under its lock. */
export interface LiveStep {
  before: CaseFile | null;
  after: CaseFile;
  about: About;
  policy: Pick<Policy, 'live'>;
}

type Due = LiveStep & { change: LiveRoundChange };

/** What is known as of the transaction: who is on duty, and the database's clock, epoch ms. */
interface AsOf {
  onDuty: OnDuty[];
  now: number;
}

/**
 * Offers live contacts to everybody available on the rung at the same instant (domain.md §5), in the transaction of what brought the
 * case there; and takes the offers away in the transaction of what ended it. Costs nothing where no live contact is concerned.
 */
@Injectable()
export class LiveOffers {
  constructor(
    private readonly offers: LiveOfferStore,
    private readonly presences: PresenceStore,
  ) {}

  /**
   * To be called with what was just written, in the same transaction.
   * @returns what to tell after the commit; undefined when none of it concerns a live contact
   */
  follow(tx: Tx, steps: readonly LiveStep[], asOf: AsOf): Promise<LiveOfferHint[]> | undefined {
    const due = steps.flatMap((step) => {
      const change = liveRoundChange(step.before, step.after);
      return change ? [{ ...step, change }] : [];
    });
    return due.length === 0 ? undefined : this.followed(tx, due, asOf);
  }

  /** The case is to be routed anew while it waits (its resident speaks another language): offered to others within the same round. */
  async rerouted(tx: Tx, caseId: string): Promise<LiveOfferHint[]> {
    const [standing] = await this.offers.standing(caseId, tx);
    if (!standing) return [];
    const onDuty = await this.offers.onDuty(tx);
    const { now, known } = await this.presences.of(ids(onDuty), true, tx);
    const to = whoIsOffered(circleIn(standing, onDuty, known), known, standing.declined, now);
    await this.offers.retarget(tx, standing.offerId, to);
    const { offerId, seq } = standing;
    return [
      { caseId, offerId, seq, to: to.filter((id) => !standing.to.includes(id)) },
      { caseId, offerId, seq, to: standing.to.filter((id) => !to.includes(id)), gone: 'moved_on' },
    ];
  }

  private async followed(tx: Tx, due: readonly Due[], { onDuty, now }: AsOf): Promise<LiveOfferHint[]> {
    const ends = due.flatMap(({ after, change }) => (change.ended ? [{ caseId: after.id, how: change.ended }] : []));
    const begins = due.flatMap(({ change, ...step }) => (change.begins ? [{ ...step, begins: change.begins }] : []));
    // Sent one behind the other; both answers are waited for.
    const ending = ends.length > 0 ? this.offers.end(tx, ends, now) : Promise.resolve([]);
    const knowing = begins.length > 0 ? this.presences.of(ids(onDuty), true, tx) : Promise.resolve({ known: [] });
    const [ended, { known }] = await Promise.all([ending, knowing]);
    const made = begins.map((step) => roundOf(step, ended, onDuty, known, now));
    if (made.length > 0) await this.offers.begin(tx, made);
    return due.flatMap(({ after, change }) => hintsOf(after, change, ended, made));
  }
}

/** Mayors come with the presences: their rung tells them on duty or not. */
const ids = (onDuty: readonly OnDuty[]): string[] => dutyForAll(onDuty).map(({ id }) => id);

type Known = Awaited<ReturnType<PresenceStore['of']>>['known'];

/** Whom a standing offer is for, whether or not they are available. */
export function circleIn(standing: StandingOffer, onDuty: readonly OnDuty[], known: Known): string[] {
  return circleOf(standing.ladder, standing.level, { onDuty, mayors: mayorsIn(known) }, standing);
}

const mayorsIn = (known: Known): string[] => known.filter(({ roles }) => roles.includes('mayor')).map(({ personId }) => personId);

function roundOf(
  { after, about, policy, begins }: LiveStep & { begins: LiveRound },
  ended: readonly EndedLiveOffer[],
  onDuty: OnDuty[],
  known: Known,
  now: number,
): NewLiveOffer {
  const { round, level, until } = begins;
  const circle = circleOf(policy.live?.ladder ?? [], level, { onDuty, mayors: mayorsIn(known) }, about);
  // Whoever declined is not asked again in a wider circle.
  const declined = ended.find(({ caseId }) => caseId === after.id)?.declined ?? [];
  return { id: randomUUID(), caseId: after.id, round, level, at: now, until, to: whoIsOffered(circle, known, declined, now), declined };
}

/** Whoever is asked anew is told of the new round alone; it takes the place of the old one. */
function hintsOf(
  after: CaseFile,
  { ended: how }: LiveRoundChange,
  ended: readonly EndedLiveOffer[],
  made: readonly NewLiveOffer[],
): LiveOfferHint[] {
  const { id: caseId, seq } = after;
  const old = ended.find((each) => each.caseId === caseId);
  const next = made.find((each) => each.caseId === caseId);
  const takenBy = how === 'taken' ? after.owner?.personId : undefined;
  const gone = old?.to.filter((id) => !next?.to.includes(id)) ?? [];
  return [
    ...(old && how ? [{ caseId, offerId: old.offerId, seq, to: gone, gone: how, ...(takenBy === undefined ? {} : { takenBy }) }] : []),
    ...(next ? [{ caseId, offerId: next.id, seq, to: next.to }] : []),
  ];
}
