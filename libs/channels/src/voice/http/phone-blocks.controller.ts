import { emptyBody, id as anyId, type PhoneBlock } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { Roles, SignedInGuard, Viewer, type SignedInViewer as SignedIn } from '#staff';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { PhoneBlocks } from './phone-services.js';

/** Blocked numbers, for the administrator: by whom, why and until when; the numbers themselves by their last digits alone. */
@Controller('api/v1/phone-blocks')
@UseGuards(SignedInGuard)
@Roles('administrator')
export class PhoneBlocksController {
  constructor(private readonly blocks: PhoneBlocks) {}

  @Get()
  async list(): Promise<{ items: PhoneBlock[] }> {
    return { items: await this.blocks.list() };
  }

  @Post(':id/lift')
  @HttpCode(200)
  lift(
    @Viewer() viewer: SignedIn,
    @Param('id', zodParam(anyId)) id: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<PhoneBlock> {
    return this.blocks.lift(id, { viewer, request });
  }
}
