import type { TryOutcome } from '../paths/after-try.js';
import { PushStore, type Subscriber } from '../persistence/push.store.js';
import { GONE, PushSender, type Push } from './push-sender.js';
import { Injectable } from '@nestjs/common';

/** Browser push to all browsers of one person or resident. */
@Injectable()
export class Pushes {
  constructor(
    private readonly store: PushStore,
    private readonly sender: PushSender,
  ) {}

  /** One that takes it is enough. Browsers that are gone are not asked again. */
  async send(to: Subscriber, push: Push): Promise<TryOutcome> {
    const targets = await this.store.targets(to);
    const outcomes = await Promise.all(
      targets.map(async (target) => {
        const outcome = await this.sender.send(target, push);
        if (!outcome.ok && outcome.reason === GONE) await this.store.gone(target.id);
        return outcome;
      }),
    );
    return together(outcomes);
  }
}

/** What several tries come to: it arrived somewhere, may arrive yet, or never will. Pure. */
export function together(outcomes: readonly TryOutcome[]): TryOutcome {
  const failed = outcomes.filter((outcome) => !outcome.ok);
  return (
    outcomes.find(({ ok }) => ok) ??
    failed.find((outcome) => !outcome.permanent) ??
    failed.find((outcome) => outcome.reason !== GONE) ??
    failed[0] ?? { ok: false, permanent: true, reason: 'no-push-subscription' }
  );
}
