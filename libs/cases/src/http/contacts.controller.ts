import { newContact, type NewContact, type OpenedContact } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody } from '#platform/http';
import { Throttle } from '#platform/throttle';
import { Body, Controller, Get, HttpCode, Ip, Param, Post } from '@nestjs/common';
import type { PublicCase } from '#contracts';
import { Intake } from '../intake.service.js';
import { ReadingService } from '../reading.service.js';

/** Doors that are open to everybody: a new contact, and a case's public view. */
@Controller('api/v1')
export class ContactsController {
  constructor(
    private readonly intake: Intake,
    private readonly reading: ReadingService,
    private readonly throttle: Throttle,
  ) {}

  @Post('contacts')
  @HttpCode(201)
  async open(
    @Ip() address: string,
    @Body(zodBody(newContact)) body: NewContact,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<OpenedContact> {
    await this.throttle.count('contacts', address);
    const { case: opened, residentKey } = await this.intake.open(body, request);
    return { case: opened, residentKey };
  }

  @Get('track/:code')
  async track(@Ip() address: string, @Param('code') code: string): Promise<PublicCase> {
    await this.throttle.count('tracks', address);
    return this.reading.track(code);
  }
}
