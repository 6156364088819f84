import { emptyBody, residentMessageBody, residentSessionBody, verdictBody, type MyCase } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, RefusalError, zodBody } from '#platform/http';
import { Throttle } from '#platform/throttle';
import { Body, Controller, Get, HttpCode, Ip, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { ContactRow } from '../persistence/contact.store.js';
import { ResidentActs } from '../resident-acts.service.js';
import { ResidentCookie } from '../residents/resident-cookie.js';
import { Residents } from '../residents/residents.service.js';
import { OwnPagesGuard } from './own-pages.guard.js';
import { Contact, ResidentGuard } from './resident.guard.js';

/** The resident's side, opened by their key. */
@Controller('api/v1/my')
export class MyCaseController {
  constructor(
    private readonly acts: ResidentActs,
    private readonly residents: Residents,
    private readonly cookie: ResidentCookie,
    private readonly throttle: Throttle,
  ) {}

  /** Exchanges a key, which stood in a link's fragment, for a cookie that no script can read. */
  @Post('session')
  @HttpCode(204)
  @UseGuards(OwnPagesGuard)
  async open(
    @Ip() address: string,
    @Body(zodBody(residentSessionBody)) body: z.infer<typeof residentSessionBody>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.throttle.count('sign-ins', address);
    if (!(await this.residents.byKey(body.residentKey))) throw new RefusalError({ code: 'resident-key-needed' });
    void reply.header('Set-Cookie', this.cookie.set(body.residentKey));
  }

  @Post('session/end')
  @HttpCode(204)
  @UseGuards(OwnPagesGuard)
  end(@Body(zodBody(emptyBody)) _body: unknown, @Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.header('Set-Cookie', this.cookie.clear());
  }

  @Get('case')
  @UseGuards(ResidentGuard)
  async read(@Contact() contact: ContactRow): Promise<MyCase> {
    await this.residents.seen(contact);
    return this.acts.read(contact);
  }

  @Post('case/messages')
  @HttpCode(201)
  @UseGuards(ResidentGuard)
  async write(
    @Ip() address: string,
    @Contact() contact: ContactRow,
    @Body(zodBody(residentMessageBody)) body: z.infer<typeof residentMessageBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<MyCase> {
    await this.throttle.count('contacts', address);
    return this.acts.write(contact, body, request);
  }

  @Post('case/verdict')
  @HttpCode(200)
  @UseGuards(ResidentGuard)
  verdict(
    @Contact() contact: ContactRow,
    @Body(zodBody(verdictBody)) body: z.infer<typeof verdictBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<MyCase> {
    return this.acts.verdict(contact, body, request);
  }

  @Post('case/withdraw')
  @HttpCode(200)
  @UseGuards(ResidentGuard)
  withdraw(
    @Contact() contact: ContactRow,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<MyCase> {
    return this.acts.withdraw(contact, request);
  }
}
