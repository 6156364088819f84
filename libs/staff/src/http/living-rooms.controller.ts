import { LivingRooms } from '#city';
import {
  changeLivingRoom,
  emptyBody,
  id as anyId,
  newLivingRoom,
  type ChangeLivingRoom,
  type KeptLivingRoom,
  type LivingRoom,
  type NewLivingRoom,
} from '#contracts';
import type { IdempotentRequest } from '#platform/database';
import { Idempotency, zodBody, zodParam } from '#platform/http';
import { Body, Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { LivingRoomKeeping } from '../people/living-room-keeping.service.js';
import { ROLES_THAT_KEEP_PEOPLE } from '../policies/people-policy.js';
import type { Viewer as SignedInViewer } from '../viewer.js';
import { SignedInGuard } from './signed-in.guard.js';
import { Roles, Viewer } from './viewer.decorator.js';

/** Living rooms as those know them who keep or host them; what is public of them stands in the city's room. */
@Controller('api/v1')
@UseGuards(SignedInGuard)
export class LivingRoomsController {
  constructor(
    private readonly keeping: LivingRoomKeeping,
    private readonly rooms: LivingRooms,
  ) {}

  @Get('me/living-rooms')
  async own(@Viewer() viewer: SignedInViewer): Promise<{ items: LivingRoom[] }> {
    return { items: await this.rooms.hostedBy(viewer.personId) };
  }

  @Get('living-rooms/kept')
  @Roles(...ROLES_THAT_KEEP_PEOPLE)
  async list(): Promise<{ items: KeptLivingRoom[] }> {
    return { items: await this.keeping.list() };
  }

  @Post('living-rooms')
  @Roles(...ROLES_THAT_KEEP_PEOPLE)
  async add(
    @Viewer() viewer: SignedInViewer,
    @Body(zodBody(newLivingRoom)) room: NewLivingRoom,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<KeptLivingRoom> {
    return this.keeping.add(viewer, room, request);
  }

  @Post('living-rooms/:id')
  @HttpCode(200)
  @Roles(...ROLES_THAT_KEEP_PEOPLE)
  async change(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(anyId)) id: string,
    @Body(zodBody(changeLivingRoom)) change: ChangeLivingRoom,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<KeptLivingRoom> {
    return this.keeping.change(viewer, id, change, request);
  }

  @Post('living-rooms/:id/close')
  @HttpCode(204)
  @Roles(...ROLES_THAT_KEEP_PEOPLE)
  async close(
    @Viewer() viewer: SignedInViewer,
    @Param('id', zodParam(anyId)) id: string,
    @Body(zodBody(emptyBody)) _body: unknown,
    @Idempotency() request?: IdempotentRequest,
  ): Promise<void> {
    await this.keeping.close(viewer, id, request);
  }
}
