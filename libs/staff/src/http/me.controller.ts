import { dutyBody, emptyBody, id, newToken, ownPhoneBody, type Me } from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { Body, Controller, Get, HttpCode, Param, Post, Put, UseGuards } from '@nestjs/common';
import { Notices } from '../notices/notices.service.js';
import { Duty } from '../people/duty.service.js';
import { OwnPhone } from '../people/own-phone.service.js';
import { RosterAhead } from '../roster/roster-ahead.service.js';
import { ApiTokens, type NewToken } from '../tokens/api-tokens.service.js';
import { OwnTokens } from '../tokens/own-tokens.service.js';
import type { Viewer as SignedInViewer } from '../viewer.js';
import { SignedInGuard } from './signed-in.guard.js';
import { Viewer } from './viewer.decorator.js';

/** One's own account. */
@Controller('api/v1/me')
@UseGuards(SignedInGuard)
export class MeController {
  constructor(
    private readonly notices: Notices,
    private readonly duty: Duty,
    private readonly roster: RosterAhead,
    private readonly ownPhone: OwnPhone,
    private readonly tokens: ApiTokens,
    private readonly ownTokens: OwnTokens,
  ) {}

  @Get()
  async me(@Viewer() viewer: SignedInViewer): Promise<Me> {
    const { username, name, roles, duties, csrfToken } = viewer;
    const [notices, duty] = await Promise.all([this.notices.of(viewer.personId), this.roster.ownDuty(viewer.personId)]);
    return {
      username,
      name,
      roles: [...roles],
      duties,
      ...duty,
      ...(csrfToken !== undefined && { csrfToken }),
      notices,
    };
  }

  @Post('duty')
  @HttpCode(200)
  async setDuty(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(dutyBody)) { onDuty }: { onDuty: boolean },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<Me> {
    await this.duty.set(viewer, onDuty, request);
    return this.me(viewer);
  }

  @Get('phone')
  async phone(@Viewer() viewer: SignedInViewer): Promise<{ phone: string | null }> {
    return { phone: await this.ownPhone.of(viewer) };
  }

  @Put('phone')
  async setPhone(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(ownPhoneBody)) { phone }: { phone: string | null },
    @Idempotency() request?: IdempotentRequest,
  ): Promise<{ phone: string | null }> {
    await this.ownPhone.set(viewer, phone, request);
    return { phone };
  }

  @Get('tokens')
  async listTokens(@Viewer() viewer: SignedInViewer) {
    return { items: await this.tokens.listOf(viewer.personId) };
  }

  @Post('tokens')
  async createToken(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(newToken)) wanted: NewToken,
    @Idempotency() request?: IdempotentRequest,
  ) {
    return this.ownTokens.create(viewer, wanted, request);
  }

  @Post('tokens/:id/revoke')
  @HttpCode(200)
  async revokeToken(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) tokenId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ) {
    return this.tokens.revoke(viewer, tokenId, request);
  }

  @Post('notices/:id/seen')
  @HttpCode(200)
  async noticeSeen(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) noticeId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ) {
    return this.notices.seen(viewer.personId, noticeId, request);
  }
}
