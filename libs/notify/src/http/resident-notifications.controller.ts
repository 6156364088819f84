import { KeyHolder, ResidentGuard, type ContactRow } from '#cases';
import {
  id as anyId,
  pushSubscriptionBody,
  residentNotificationsBody,
  type NewPushSubscription,
  type ResidentNotifications,
  type SubscribedBrowser,
} from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { Subscriptions } from '../push/subscriptions.service.js';
import { ResidentChoices, type Wanted } from '../residents/resident-choices.service.js';

/** How the resident of a case is told of news, opened by their key. */
@Controller('api/v1/my')
@UseGuards(ResidentGuard)
export class ResidentNotificationsController {
  constructor(
    private readonly choices: ResidentChoices,
    private readonly subscriptions: Subscriptions,
  ) {}

  @Get('notifications')
  read(@KeyHolder() { contactId }: ContactRow): Promise<ResidentNotifications> {
    return this.choices.of(contactId);
  }

  @Put('notifications')
  choose(
    @KeyHolder() { contactId }: ContactRow,
    @Body(zodBody(residentNotificationsBody)) wanted: Wanted,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<ResidentNotifications> {
    return this.choices.choose(contactId, wanted, request);
  }

  @Post('push-subscriptions')
  subscribe(
    @KeyHolder() { contactId }: ContactRow,
    @Body(zodBody(pushSubscriptionBody)) body: NewPushSubscription,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<SubscribedBrowser> {
    return this.subscriptions.add({ contactId }, body, request);
  }

  @Delete('push-subscriptions/:id')
  @HttpCode(204)
  unsubscribe(
    @KeyHolder() { contactId }: ContactRow,
    @Param('id', zodParam(anyId)) id: string,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<void> {
    return this.subscriptions.remove({ contactId }, id, request);
  }
}
