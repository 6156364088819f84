import { blockNumberBody, bringInBody, caseId, emptyBody, holdBody, type BlockNumber, type CasePhone, type PhoneBlock } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { SignedInGuard, Viewer, type SignedInViewer as SignedIn } from '#staff';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { CallControl, Callbacks, PhoneBlocks, PhoneOfCase } from './phone-services.js';

const Id = () => Param('id', zodParam(caseId));

/** The telephone on one case: what it did, and what its owner does with it. Every act answers with how things stand then. */
@Controller('api/v1/cases/:id')
@UseGuards(SignedInGuard)
export class CasePhoneController {
  constructor(
    private readonly phone: PhoneOfCase,
    private readonly callbacks: Callbacks,
    private readonly control: CallControl,
    private readonly blocks: PhoneBlocks,
  ) {}

  @Get('phone')
  async read(@Viewer() viewer: SignedIn, @Id() id: string): Promise<CasePhone> {
    const seen = await this.phone.read(id, viewer);
    return { ...seen, deliveries: await this.phone.deliveries(id) };
  }

  @Post('call')
  @HttpCode(201)
  async call(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<CasePhone> {
    await this.callbacks.call(id, { viewer, request });
    return this.read(viewer, id);
  }

  @Post('call/hold')
  @HttpCode(200)
  async hold(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(holdBody)) { on }: { on: boolean },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<CasePhone> {
    await this.control.hold(id, { viewer, request }, on);
    return this.read(viewer, id);
  }

  @Post('call/bring-in')
  @HttpCode(200)
  async bringIn(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(bringInBody)) { to }: { to: string },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<CasePhone> {
    await this.control.bringIn(id, { viewer, request }, to);
    return this.read(viewer, id);
  }

  @Post('call/end')
  @HttpCode(200)
  async end(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<CasePhone> {
    await this.control.end(id, { viewer, request });
    return this.read(viewer, id);
  }

  @Post('block-number')
  @HttpCode(201)
  block(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(blockNumberBody)) given: BlockNumber,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<PhoneBlock> {
    return this.blocks.block(id, { viewer, request }, given);
  }
}
