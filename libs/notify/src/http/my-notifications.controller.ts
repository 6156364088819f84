import {
  id as anyId,
  notificationLogQuery,
  notificationOrder,
  proofBody,
  pushSubscriptionBody,
  testNotificationBody,
  emptyBody,
  ownEmailBody,
  type MyNotifications,
  type NewPushSubscription,
  type NotificationLogEntry,
  type NotificationLogPage,
  type NotificationOrder,
  type OwnEmail,
  type PhoneProof,
  type SubscribedBrowser,
} from '#contracts';
import type { NotifyPath } from '#domain';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam, zodQuery } from '#platform/http';
import { SignedInGuard, Viewer, type SignedInViewer } from '#staff';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import { OwnNotifications } from '../paths/own-notifications.service.js';
import { Proofs } from '../paths/proofs.service.js';
import { StepLog } from '../persistence/step-log.store.js';
import { Subscriptions } from '../push/subscriptions.service.js';

/** How one is told, by what, and what was sent. */
@Controller('api/v1/me')
@UseGuards(SignedInGuard)
export class MyNotificationsController {
  constructor(
    private readonly own: OwnNotifications,
    private readonly proofs: Proofs,
    private readonly log: StepLog,
    private readonly subscriptions: Subscriptions,
  ) {}

  @Get('notifications')
  read(@Viewer() { personId }: SignedInViewer): Promise<MyNotifications> {
    return this.own.of(personId);
  }

  @Put('notifications')
  order(
    @Viewer() { personId }: SignedInViewer,
    @Body(zodBody(notificationOrder)) order: NotificationOrder,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<MyNotifications> {
    return this.own.set(personId, order, request);
  }

  @Post('notifications/test')
  test(
    @Viewer() { personId }: SignedInViewer,
    @Body(zodBody(testNotificationBody)) { path }: { path: NotifyPath },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<NotificationLogEntry> {
    return this.own.test(personId, path, request);
  }

  @Get('notifications/log')
  logOf(
    @Viewer() { personId }: SignedInViewer,
    @Query(zodQuery(notificationLogQuery)) { cursor, limit }: z.infer<typeof notificationLogQuery>,
  ): Promise<NotificationLogPage> {
    return this.log.page(personId, cursor, limit);
  }

  @Post('push-subscriptions')
  subscribe(
    @Viewer() { personId }: SignedInViewer,
    @Body(zodBody(pushSubscriptionBody)) body: NewPushSubscription,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<SubscribedBrowser> {
    return this.subscriptions.add({ personId }, body, request);
  }

  @Delete('push-subscriptions/:id')
  @HttpCode(204)
  unsubscribe(
    @Viewer() { personId }: SignedInViewer,
    @Param('id', zodParam(anyId)) id: string,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<void> {
    return this.subscriptions.remove({ personId }, id, request);
  }

  @Get('email')
  email(@Viewer() viewer: SignedInViewer): Promise<OwnEmail> {
    return this.proofs.email(viewer);
  }

  @Put('email')
  setEmail(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(ownEmailBody)) { email }: { email: string | null },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<OwnEmail> {
    return this.proofs.setEmail(viewer, email, request);
  }

  @Post('email/prove')
  @HttpCode(200)
  proveEmail(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(proofBody)) { code }: { code: string },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<OwnEmail> {
    return this.proofs.proveEmail(viewer, code, request);
  }

  @Get('phone/proof')
  phoneProof(@Viewer() viewer: SignedInViewer): Promise<PhoneProof> {
    return this.proofs.phoneProof(viewer);
  }

  @Post('phone/code')
  @HttpCode(200)
  phoneCode(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<PhoneProof> {
    return this.proofs.sendPhoneCode(viewer, request);
  }

  @Post('phone/prove')
  @HttpCode(200)
  provePhone(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(proofBody)) { code }: { code: string },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<PhoneProof> {
    return this.proofs.provePhone(viewer, code, request);
  }
}
