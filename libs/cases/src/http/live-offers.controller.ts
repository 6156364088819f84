import { caseId as id, emptyBody, presenceBody, type LiveOffers, type OwnPresence } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { SignedInGuard, Viewer, type SignedInViewer as SignedIn } from '#staff';
import { Body, Controller, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import { OfferedToMe } from '../offers/offered.service.js';
import { Presences } from '../offers/presences.service.js';

/** Live contacts as they are offered to oneself, and whether they are. Taken by the act on the case. */
@Controller('api/v1')
@UseGuards(SignedInGuard)
export class LiveOffersController {
  constructor(
    private readonly presences: Presences,
    private readonly offered: OfferedToMe,
  ) {}

  @Get('me/presence')
  presence(@Viewer() viewer: SignedIn): Promise<OwnPresence> {
    return this.presences.own(viewer);
  }

  @Put('me/presence')
  setPresence(
    @Viewer() viewer: SignedIn,
    @Body(zodBody(presenceBody)) body: z.infer<typeof presenceBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<OwnPresence> {
    return this.presences.set(viewer, body, request);
  }

  @Get('me/offers')
  list(@Viewer() viewer: SignedIn): Promise<LiveOffers> {
    return this.offered.list(viewer);
  }

  @Post('live-offers/:id/decline')
  @HttpCode(200)
  decline(
    @Viewer() viewer: SignedIn,
    @Param('id', zodParam(id)) offerId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<LiveOffers> {
    return this.offered.decline(offerId, viewer, request);
  }
}
