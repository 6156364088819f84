import {
  caseId,
  caseListQuery,
  classifyBody,
  emptyBody,
  openBody,
  type CaseListQuery,
  type CasePage,
  type FullCase,
  type JournalEntry,
} from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam, zodQuery } from '#platform/http';
import { SignedInGuard, Viewer } from '#staff';
import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import type { SignedInViewer as SignedIn } from '#staff';
import { CaseListService } from '../case-list.service.js';
import { OwnershipService } from '../ownership.service.js';
import { ReadingService } from '../reading.service.js';

const Id = () => Param('id', zodParam(caseId));

/** Reading and taking cases. */
@Controller('api/v1/cases')
@UseGuards(SignedInGuard)
export class CasesController {
  constructor(
    private readonly lists: CaseListService,
    private readonly reading: ReadingService,
    private readonly ownership: OwnershipService,
  ) {}

  @Get()
  list(@Viewer() viewer: SignedIn, @Query(zodQuery(caseListQuery)) query: CaseListQuery): Promise<CasePage> {
    return this.lists.page(viewer, query);
  }

  @Get(':id')
  read(@Viewer() viewer: SignedIn, @Id() id: string): Promise<FullCase> {
    return this.reading.read(id, viewer);
  }

  @Get(':id/journal')
  async journal(@Viewer() viewer: SignedIn, @Id() id: string): Promise<{ items: JournalEntry[] }> {
    return { items: (await this.reading.read(id, viewer)).journal };
  }

  /** "Minä vastaan." */
  @Post(':id/take')
  @HttpCode(200)
  take(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.ownership.take(id, { viewer, request });
  }

  @Post(':id/open')
  @HttpCode(200)
  open(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(openBody)) body: z.infer<typeof openBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.reading.open(id, { viewer, request }, body);
  }

  @Post(':id/classify')
  @HttpCode(200)
  classify(
    @Viewer() viewer: SignedIn,
    @Id() id: string,
    @Body(zodBody(classifyBody)) body: z.infer<typeof classifyBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<FullCase> {
    return this.reading.classify(id, { viewer, request }, body);
  }
}
