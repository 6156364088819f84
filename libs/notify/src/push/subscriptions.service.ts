import type { MyNotifications, NewPushSubscription, SubscribedBrowser } from '#contracts';
import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { PushStore, type Subscriber } from '../persistence/push.store.js';
import { endpointRefused } from './endpoint-address.js';

/** More browsers than this nobody has; those that are gone do not count. */
const MAX = 10;

/** Browsers come and go. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly store: PushStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'push' | 'demo'>,
  ) {}

  /** What a page about somebody's paths needs of them. */
  async of(of: Subscriber): Promise<Pick<MyNotifications, 'subscriptions' | 'pushKey'>> {
    const { push } = this.settings;
    return { subscriptions: await this.store.of(of), ...(push && { pushKey: push.publicKey }) };
  }

  /** @throws RefusalError `no-push-here`, `push-endpoint-refused`, `too-many-subscriptions` */
  async add(of: Subscriber, body: NewPushSubscription, request?: IdempotentRequest): Promise<SubscribedBrowser> {
    if (!this.settings.push) throw new RefusalError({ code: 'no-push-here' });
    if (endpointRefused(body.endpoint, this.settings.demo)) throw new RefusalError({ code: 'push-endpoint-refused' });
    return this.unitOfWork.once(request, async (tx) => {
      const targets = await this.store.targets(of, tx);
      if (targets.length >= MAX && !targets.some(({ endpoint }) => endpoint === body.endpoint))
        throw new RefusalError({ code: 'too-many-subscriptions' });
      return { answer: await this.store.add(tx, of, body) };
    });
  }

  /** @throws RefusalError `not-found` */
  async remove(of: Subscriber, id: string, request?: IdempotentRequest): Promise<void> {
    await this.unitOfWork.once(request, async (tx) => {
      if (!(await this.store.remove(tx, of, id))) throw new RefusalError({ code: 'not-found' });
      return { answer: null };
    });
  }
}
