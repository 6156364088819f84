import { changeAbsence, emptyBody, id, newAbsence, type Absence, type ChangeAbsence, type NewAbsence } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { SignedInGuard } from '../../http/signed-in.guard.js';
import { Roles, Viewer } from '../../http/viewer.decorator.js';
import type { Viewer as SignedInViewer } from '../../viewer.js';
import { Absences } from '../absences.service.js';
import { ROLES_THAT_READ_ROSTER } from '../roster-policy.js';

/** Who will be away: one's own to enter, anybody's for administrators. */
@Controller('api/v1/roster/absences')
@UseGuards(SignedInGuard)
@Roles(...ROLES_THAT_READ_ROSTER)
export class AbsencesController {
  constructor(private readonly absences: Absences) {}

  @Post()
  add(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(newAbsence)) absence: NewAbsence,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<Absence> {
    return this.absences.add(viewer, absence, request);
  }

  @Post(':id')
  @HttpCode(200)
  change(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) absenceId: string,
    @Body(zodBody(changeAbsence)) change: ChangeAbsence,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<Absence> {
    return this.absences.change(viewer, absenceId, change, request);
  }

  @Post(':id/end')
  @HttpCode(204)
  end(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) absenceId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<void> {
    return this.absences.end(viewer, absenceId, request);
  }
}
