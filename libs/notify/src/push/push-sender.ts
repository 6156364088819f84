import type { PushPayload } from '#contracts';
import type { TryOutcome } from '../paths/after-try.js';

/** A browser that asked for push, as `PushSubscription.toJSON()` names it. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

export interface Push {
  readonly payload: PushPayload;
  /** The push service keeps it for so long when the browser is away. */
  readonly ttlSeconds: number;
  readonly urgent: boolean;
}

/** `gone`: the browser asked for it no more; the subscription is of no use to anybody. */
export const GONE = 'subscription-gone';

/**
 * The city's way to push services: the port, and its Nest token. Every try ends in a named outcome and never throws for what is to be
 * expected. A later push with the same `tag` takes an earlier one's place, in the service and on the screen.
 */
export abstract class PushSender {
  abstract send(target: PushTarget, push: Push): Promise<TryOutcome>;
}

/** What there is when no keys are set up. */
export class NoPushSender extends PushSender {
  send(): Promise<TryOutcome> {
    return Promise.resolve({ ok: false, permanent: true, reason: 'no-push-here' });
  }
}
