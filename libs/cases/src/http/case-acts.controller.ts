import {
  answerBody,
  assistBody,
  caseId,
  directiveBody,
  duplicateBody,
  messageBody,
  noMatterBody,
  nonPublicBody,
  offerBody,
  promiseBody,
  questionBody,
  releaseBody,
  relieveBody,
  reopenBody,
  type FullCase,
} from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { SignedInGuard, Viewer, type SignedInViewer as SignedIn } from '#staff';
import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import { ConversationService } from '../conversation.service.js';
import { EndingsService } from '../endings.service.js';
import { OwnershipService } from '../ownership.service.js';

const Id = () => Param('id', zodParam(caseId));

/** What the owner and the mayor do on a case. There is no call that assigns, transfers, forwards or reassigns. */
@Controller('api/v1/cases/:id')
@UseGuards(SignedInGuard)
export class CaseActsController {
  constructor(
    private readonly conversation: ConversationService,
    private readonly ownership: OwnershipService,
    private readonly endings: EndingsService,
  ) {}

  @Post('messages')
  @HttpCode(201)
  write(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(messageBody)) body: z.infer<typeof messageBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.conversation.write(id, { viewer, request }, body);
  }

  @Post('question')
  @HttpCode(200)
  question(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(questionBody)) body: z.infer<typeof questionBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.conversation.question(id, { viewer, request }, body);
  }

  @Post('answer')
  @HttpCode(200)
  answer(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(answerBody)) body: z.infer<typeof answerBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.conversation.answer(id, { viewer, request }, body);
  }

  @Post('promise')
  @HttpCode(200)
  promise(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(promiseBody)) body: z.infer<typeof promiseBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.conversation.promise(id, { viewer, request }, body);
  }

  @Post('release')
  @HttpCode(200)
  release(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(releaseBody)) body: z.infer<typeof releaseBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.ownership.release(id, { viewer, request }, body);
  }

  @Post('handover-offers')
  @HttpCode(201)
  offer(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(offerBody)) body: z.infer<typeof offerBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.ownership.offerHandover(id, { viewer, request }, body);
  }

  @Post('assists')
  @HttpCode(201)
  assist(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(assistBody)) body: z.infer<typeof assistBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.conversation.askAssist(id, { viewer, request }, body);
  }

  @Post('summons')
  @HttpCode(201)
  summon(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(offerBody)) body: z.infer<typeof offerBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.ownership.summon(id, { viewer, request }, body);
  }

  @Post('relieve')
  @HttpCode(200)
  relieve(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(relieveBody)) body: z.infer<typeof relieveBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.ownership.relieve(id, { viewer, request }, body);
  }

  @Post('directives')
  @HttpCode(201)
  direct(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(directiveBody)) body: z.infer<typeof directiveBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.conversation.direct(id, { viewer, request }, body);
  }

  @Post('duplicate')
  @HttpCode(200)
  duplicate(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(duplicateBody)) body: z.infer<typeof duplicateBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.endings.markDuplicate(id, { viewer, request }, body);
  }

  @Post('no-matter')
  @HttpCode(200)
  noMatter(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(noMatterBody)) body: z.infer<typeof noMatterBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.endings.noMatter(id, { viewer, request }, body);
  }

  @Post('non-public')
  @HttpCode(200)
  restrict(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(nonPublicBody)) body: z.infer<typeof nonPublicBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.endings.restrict(id, { viewer, request }, body);
  }

  @Post('reopen')
  @HttpCode(200)
  reopen(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(reopenBody)) body: z.infer<typeof reopenBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.endings.reopen(id, { viewer, request }, body);
  }
}
