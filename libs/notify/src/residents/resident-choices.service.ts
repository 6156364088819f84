import type { ResidentNotifications } from '#contracts';
import { SETTINGS } from '#platform/config';
import { UnitOfWork, type IdempotentRequest } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Inject, Injectable } from '@nestjs/common';
import type { CityPaths } from '../paths/reach.js';
import { ResidentReachStore } from '../persistence/resident-reach.store.js';
import { Subscriptions } from '../push/subscriptions.service.js';
import { chosen, couldReach } from './resident-paths.js';

/** What is not named stays as it is. */
export type Wanted = { readonly [path in 'email' | 'sms' | 'push']?: boolean | undefined };

/** How a resident wants to be told. */
@Injectable()
export class ResidentChoices {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reaches: ResidentReachStore,
    private readonly subscriptions: Subscriptions,
    @Inject(SETTINGS) private readonly city: CityPaths,
  ) {}

  async of(contactId: string): Promise<ResidentNotifications> {
    const reach = await this.reaches.of(contactId);
    if (!reach) throw new RefusalError({ code: 'not-found' });
    return {
      ...chosen(reach),
      reaches: couldReach(reach, this.city),
      ...(await this.subscriptions.of({ contactId })),
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
