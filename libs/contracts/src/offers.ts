import { LIMITS, PRESENCE_STATES } from '#domain';
import { z } from 'zod';
import { id, instant } from './text.js';
import { channel, language, topic } from './vocabulary.js';

/** What somebody of the city says of themselves: whether live contacts are offered to them. */
export const presenceState = z.enum(PRESENCE_STATES);
export type PresenceState = z.infer<typeof presenceState>;

/** How many residents somebody may have with them at the same time before no more live contacts are offered to them. */
const liveCap = z.int().min(1).max(LIMITS.liveCap);

export const presenceBody = z.strictObject({ state: presenceState, liveCap: liveCap.optional() });

export const ownPresence = z.strictObject({
  /** As they last said it; `available` until they say anything. */
  state: presenceState,
  liveCap,
  /** Their own cases whose resident is there now. */
  liveNow: z.int(),
  /**
   * Whether live contacts are offered to them now, or why not: they said `busy` or `away`, no page of theirs is open
   * (`not_connected`), they have as many as their cap (`full`), or they are not on duty (`off_duty`).
   */
  offered: z.enum(['yes', 'busy', 'away', 'not_connected', 'full', 'off_duty']),
});
export type OwnPresence = z.infer<typeof ownPresence>;

/** A live contact that waits, as it is offered: the first who takes the case (`POST /cases/{caseId}/take`) has it. */
export const liveOffer = z.strictObject({
  offerId: id,
  caseId: id,
  /** Of the case's journal: a hint with a lower one is older than this. */
  seq: z.int(),
  trackingCode: z.string(),
  channel,
  language,
  village: z.string().optional(),
  topic: topic.optional(),
  /** The beginning of what the resident said, identity codes masked; absent where nothing was said (a call) or it was erased. */
  firstWords: z.string().optional(),
  /** Since when the resident waits. */
  since: instant,
  /** When it goes on to the next circle, unless somebody takes it. */
  until: instant,
  level: z.int(),
});
export type LiveOffer = z.infer<typeof liveOffer>;

/** The longest waiting first. */
export const liveOffers = z.strictObject({ items: z.array(liveOffer) });
export type LiveOffers = z.infer<typeof liveOffers>;
