import { assistReplyBody, caseId, declineBody, emptyBody, type FullCase } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { SignedInGuard, Viewer, type SignedInViewer as SignedIn } from '#staff';
import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import { ConversationService } from '../conversation.service.js';
import { OwnershipService } from '../ownership.service.js';

const Id = () => Param('id', zodParam(caseId));

/** What was asked of somebody: offers, summonses, requests for help. Others' and absent ones answer alike. */
@Controller('api/v1')
@UseGuards(SignedInGuard)
export class OffersController {
  constructor(
    private readonly ownership: OwnershipService,
    private readonly conversation: ConversationService,
  ) {}

  @Post('handover-offers/:id/accept')
  @HttpCode(200)
  accept(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.ownership.accept(id, { viewer, request });
  }

  @Post('handover-offers/:id/decline')
  @HttpCode(200)
  decline(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(declineBody)) body: z.infer<typeof declineBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.ownership.decline(id, { viewer, request }, body);
  }

  @Post('assists/:id/reply')
  @HttpCode(201)
  reply(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(assistReplyBody)) body: z.infer<typeof assistReplyBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.conversation.replyAssist(id, { viewer, request }, body);
  }
}
