import {
  askSwap,
  cancelShift,
  changePattern,
  changeShift,
  emptyBody,
  endPattern,
  id,
  newPattern,
  newShift,
  rosterQuery,
  type ChangePattern,
  type ChangeShift,
  type NewPattern,
  type NewShift,
  type Roster,
  type RosterGaps,
  type RosterPattern,
  type RosterQuery,
  type RosterShift,
} from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam, zodQuery } from '#platform/http';
import { Body, Controller, Get, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { SignedInGuard } from '../../http/signed-in.guard.js';
import { Roles, Viewer } from '../../http/viewer.decorator.js';
import type { Viewer as SignedInViewer } from '../../viewer.js';
import { Patterns } from '../patterns.service.js';
import { ROLES_THAT_KEEP_ROSTER, ROLES_THAT_READ_GAPS, ROLES_THAT_READ_ROSTER } from '../roster-policy.js';
import { RosterView } from '../roster-view.service.js';
import { Shifts } from '../shifts.service.js';
import { Swaps } from '../swaps.service.js';

/** The roster: read by those who are on it, kept by administrators. */
@Controller('api/v1/roster')
@UseGuards(SignedInGuard)
@Roles(...ROLES_THAT_READ_ROSTER)
export class RosterController {
  constructor(
    private readonly view: RosterView,
    private readonly shifts: Shifts,
    private readonly patterns: Patterns,
    private readonly swaps: Swaps,
  ) {}

  @Get()
  read(@Query(zodQuery(rosterQuery)) query: RosterQuery): Promise<Roster> {
    return this.view.of(query);
  }

  @Get('gaps')
  @Roles(...ROLES_THAT_READ_GAPS)
  gaps(): Promise<RosterGaps> {
    return this.view.gaps();
  }

  @Post('shifts')
  @Roles(...ROLES_THAT_KEEP_ROSTER)
  add(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(newShift)) shift: NewShift,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterShift> {
    return this.shifts.add(viewer, shift, request);
  }

  @Post('shifts/:id')
  @HttpCode(200)
  @Roles(...ROLES_THAT_KEEP_ROSTER)
  change(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) shiftId: string,
    @Body(zodBody(changeShift)) change: ChangeShift,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterShift> {
    return this.shifts.change(viewer, shiftId, change, request);
  }

  @Post('shifts/:id/cancel')
  @HttpCode(200)
  @Roles(...ROLES_THAT_KEEP_ROSTER)
  cancel(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) shiftId: string,
    @Body(zodBody(cancelShift)) { version }: { version: number },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterShift> {
    return this.shifts.cancel(viewer, shiftId, version, request);
  }

  @Post('patterns')
  @Roles(...ROLES_THAT_KEEP_ROSTER)
  addPattern(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(newPattern)) pattern: NewPattern,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterPattern> {
    return this.patterns.add(viewer, pattern, request);
  }

  @Post('patterns/:id')
  @HttpCode(200)
  @Roles(...ROLES_THAT_KEEP_ROSTER)
  changePattern(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) patternId: string,
    @Body(zodBody(changePattern)) change: ChangePattern,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterPattern> {
    return this.patterns.change(viewer, patternId, change, request);
  }

  @Post('patterns/:id/end')
  @HttpCode(200)
  @Roles(...ROLES_THAT_KEEP_ROSTER)
  endPattern(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) patternId: string,
    @Body(zodBody(endPattern)) { version }: { version: number },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterPattern> {
    return this.patterns.end(viewer, patternId, version, request);
  }

  @Post('shifts/:id/swaps')
  askSwap(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) shiftId: string,
    @Body(zodBody(askSwap)) { to }: { to: string },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterShift> {
    return this.swaps.ask(viewer, shiftId, to, request);
  }

  @Post('swaps/:id/accept')
  @HttpCode(200)
  acceptSwap(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) swapId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterShift> {
    return this.swaps.accept(viewer, swapId, request);
  }

  @Post('swaps/:id/decline')
  @HttpCode(200)
  declineSwap(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) swapId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterShift> {
    return this.swaps.decline(viewer, swapId, request);
  }

  @Post('swaps/:id/withdraw')
  @HttpCode(200)
  withdrawSwap(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) swapId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<RosterShift> {
    return this.swaps.withdraw(viewer, swapId, request);
  }
}
