import type { ResidentNotifications } from '#contracts';
import { SETTINGS, type Settings } from '#platform/config';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import { PushStore } from '../persistence/push.store.js';
import { ResidentReachStore } from '../persistence/resident-reach.store.js';
import { chosen, couldReach } from './resident-paths.js';

/** What is not named stays as it is. */
export type Wanted = { readonly [path in 'email' | 'sms' | 'push']?: boolean | undefined };

/** How a resident wants to be told. */
@Injectable()
export class ResidentChoices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reaches: ResidentReachStore,
    private readonly pushes: PushStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'phoneLine' | 'mail' | 'push'>,
  ) {}

  async of(contactId: string): Promise<ResidentNotifications> {
    const reach = await this.reaches.of(contactId);
    if (!reach) throw new RefusalError({ code: 'not-found' });
    return {
      ...chosen(reach),
      reaches: couldReach(reach, this.settings),
      subscriptions: await this.pushes.of({ contactId }),
      ...(this.settings.push && { pushKey: this.settings.push.publicKey }),
    };
  }

  async choose(contactId: string, { email, sms, push }: Wanted, request?: IdempotentRequest): Promise<ResidentNotifications> {
    await this.unitOfWork.once(request, async (tx) => {
      const reach = await this.reaches.of(contactId, tx);
      if (!reach) throw new RefusalError({ code: 'not-found' });
      const now = chosen(reach);
      await this.reaches.choose(tx, contactId, { email: email ?? now.email, sms: sms ?? now.sms, push: push ?? now.push });
      return { answer: null };
    });
    return this.of(contactId);
  }
}
