import {
  caseId,
  continueVisitBody,
  emptyBody,
  newVisit,
  sendSlipBody,
  visitMessageBody,
  type ContinuedVisit,
  type NewVisit,
  type OpenedVisit,
  type Visit,
  type WrittenVisit,
} from '#contracts';
import { ReadingService, type Opened } from '#cases';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { Throttle } from '#platform/throttle';
import { Roles, SignedInGuard, Viewer, type SignedInViewer } from '#staff';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import type { z } from 'zod';
import type { DeskCaller } from '../desk-caller.js';
import { SlipLinks } from '../slips/slip-links.js';
import { SlipSender } from '../slips/slip-sender.service.js';
import { VisitCourse } from '../visit-course.service.js';
import { VisitIntake } from '../visit-intake.service.js';
import { VisitsSeen } from '../visits-seen.service.js';
import { VisitWords } from '../visit-words.service.js';
import { Desk, DeskGuard } from './desk.guard.js';

const CaseId = () => Param('caseId', zodParam(caseId));
/** Whom the limits of a desk count: the host, or the tablet. A school has one address for all of them. */
const countedAs = (caller: DeskCaller): string => ('host' in caller ? `person:${caller.host.personId}` : `device:${caller.device.id}`);

/** The walk-in desk. */
@Controller('api/v1/visits')
@Roles('host')
export class VisitsController {
  constructor(
    private readonly intake: VisitIntake,
    private readonly seen: VisitsSeen,
    private readonly words: VisitWords,
    private readonly course: VisitCourse,
    private readonly sender: SlipSender,
    private readonly links: SlipLinks,
    private readonly reading: ReadingService,
    private readonly throttle: Throttle,
  ) {}

  @Post()
  @HttpCode(201)
  @UseGuards(DeskGuard)
  async open(
    @Desk() caller: DeskCaller,
    @Body(zodBody(newVisit)) body: NewVisit,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<OpenedVisit> {
    await this.throttle.count('contacts', countedAs(caller));
    const opened = this.opened(await this.intake.open(caller, body, request));
    if ('host' in caller) return opened;
    const { caseId: _notForTablets, ...answer } = opened;
    return answer;
  }

  @Get('mine')
  @UseGuards(SignedInGuard)
  async mine(@Viewer() viewer: SignedInViewer): Promise<{ items: Visit[] }> {
    return { items: await this.seen.mine(viewer) };
  }

  @Post('continue')
  @HttpCode(201)
  @UseGuards(SignedInGuard)
  async again(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(continueVisitBody)) body: z.infer<typeof continueVisitBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<ContinuedVisit> {
    await this.throttle.count('tracks', `person:${viewer.personId}`);
    const visit = await this.seen.one(viewer, await this.course.again(viewer, body, request));
    return { visit, case: await this.reading.track(visit.trackingCode), slip: { url: this.links.slip(body.residentKey) } };
  }

  @Post(':caseId/messages')
  @HttpCode(201)
  @UseGuards(SignedInGuard)
  async write(
    @Viewer() viewer: SignedInViewer,
    @CaseId() id: string,
    @Body(zodBody(visitMessageBody)) body: z.infer<typeof visitMessageBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<WrittenVisit> {
    await this.throttle.count('contacts', `person:${viewer.personId}`);
    const opened = await this.words.write(id, viewer, body, request);
    const visit = await this.seen.one(viewer, opened?.caseId ?? id);
    return { visit, ...(opened ? { opened: this.opened(opened) } : {}) };
  }

  @Post(':caseId/slip/send')
  @HttpCode(200)
  @UseGuards(SignedInGuard)
  async send(
    @Viewer() viewer: SignedInViewer,
    @CaseId() id: string,
    @Body(zodBody(sendSlipBody)) { by }: z.infer<typeof sendSlipBody>,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<Visit> {
    await this.sender.send(viewer, id, by, request);
    return this.seen.one(viewer, id);
  }

  @Post(':caseId/end')
  @HttpCode(204)
  @UseGuards(SignedInGuard)
  end(
    @Viewer() viewer: SignedInViewer,
    @CaseId() id: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<void> {
    return this.course.end(viewer, id, request);
  }

  private opened({ case: seen, residentKey, caseId }: Opened): OpenedVisit {
    return { case: seen, residentKey, slip: { url: this.links.slip(residentKey) }, caseId };
  }
}
