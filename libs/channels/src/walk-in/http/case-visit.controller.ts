import { caseId, comingBody, type CaseVisit, type Coming } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { SignedInGuard, Viewer, type SignedInViewer } from '#staff';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { OfficialComing } from '../coming.service.js';

const Id = () => Param('id', zodParam(caseId));

/** The desk at which a case's resident sits, for those who may read the case; its owner comes there. */
@Controller('api/v1/cases/:id/visit')
@UseGuards(SignedInGuard)
export class CaseVisitController {
  constructor(private readonly coming: OfficialComing) {}

  @Get()
  read(@Viewer() viewer: SignedInViewer, @Id() id: string): Promise<CaseVisit> {
    return this.coming.read(id, viewer);
  }

  @Post('coming')
  @HttpCode(200)
  async come(
    @Viewer() viewer: SignedInViewer,
    @Id() id: string,
    @Body(zodBody(comingBody)) body: Coming,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<CaseVisit> {
    await this.coming.come(id, viewer, body, request);
    return this.coming.read(id, viewer);
  }
}
