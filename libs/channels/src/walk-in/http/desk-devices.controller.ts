import { emptyBody, id, newDeskDevice, type DeskDevice, type OwnDevice } from '#contracts';
import { SETTINGS, type Settings } from '#platform/config';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, RefusalError, zodBody, zodParam } from '#platform/http';
import { CookieNames, Roles, Sessions, SignedInGuard, Viewer, type SignedInViewer } from '#staff';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DeskDevices } from '../desk-devices.service.js';

/** Tablets on which visitors write for themselves. */
@Controller('api/v1/desk')
@Roles('host', 'administrator')
export class DeskDevicesController {
  private readonly cookies: CookieNames;

  constructor(
    private readonly devices: DeskDevices,
    private readonly sessions: Sessions,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.cookies = new CookieNames(settings.publicBaseUrl);
  }

  /** The session ends with it: a tablet that stands open to everybody carries nobody's rights. */
  @Post('devices')
  @HttpCode(201)
  @UseGuards(SignedInGuard)
  async add(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(newDeskDevice)) body: { name: string; village: string },
    @Res({ passthrough: true }) reply: FastifyReply,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<DeskDevice> {
    const { device, cookie } = await this.devices.add(viewer, body, request);
    if (viewer.sessionIdHash !== undefined) await this.sessions.end(viewer.sessionIdHash);
    void reply.header('set-cookie', [cookie, this.cookies.clear(this.cookies.session)]).header('cache-control', 'no-store');
    return device;
  }

  @Get('devices')
  @UseGuards(SignedInGuard)
  async list(@Viewer() viewer: SignedInViewer): Promise<{ items: DeskDevice[] }> {
    return { items: await this.devices.list(viewer) };
  }

  @Post('devices/:id/revoke')
  @HttpCode(200)
  @UseGuards(SignedInGuard)
  revoke(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(id)) deviceId: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<DeskDevice> {
    return this.devices.revoke(viewer, deviceId, request);
  }

  /** Which tablet asks: of the city's cases it learns nothing. */
  @Get('device')
  async own(@Headers('cookie') cookie?: string): Promise<OwnDevice> {
    const device = await this.devices.byCookie(cookie);
    if (!device) throw new RefusalError({ code: 'not-found' });
    return { id: device.id, name: device.name, village: device.village, expiresAt: device.expiresAt.toISOString() };
  }
}
