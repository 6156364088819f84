import { findVillagesQuery, type FoundVillages, type VillageOutlines, type VillagePage } from '#contracts';
import { zodQuery } from '#platform/http';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { VillageStore } from '../persistence/village.store.js';
import { LivingRooms } from '../rooms/living-rooms.service.js';
import { Villages } from '../villages/villages.service.js';
import { answerCached } from './answer-cached.js';

/** The city's villages and their living rooms, for everybody. */
@Controller('api/v1')
export class VillagesController {
  constructor(
    private readonly villages: Villages,
    private readonly rooms: LivingRooms,
    private readonly store: VillageStore,
  ) {}

  @Get('villages')
  async list(@Headers('if-none-match') had: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    answerCached(reply, had, { items: await this.rooms.villagesWithRooms() } satisfies VillagePage);
  }

  @Get('villages/find')
  async find(
    @Query(zodQuery(findVillagesQuery)) { postalCode }: { postalCode: string },
    @Headers('if-none-match') had: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const codes = await this.store.byPostalCode(postalCode);
    const found = (codes ?? []).flatMap((code) => this.villages.find(code) ?? []);
    const items = found.length === 0 ? [] : await this.rooms.withRooms(found);
    answerCached(reply, had, { items, imported: codes !== undefined } satisfies FoundVillages);
  }

  @Get('villages/outlines')
  async outlines(@Headers('if-none-match') had: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const outlines = await this.store.outlines();
    const items = outlines.map(({ code, outline }) => ({ code, outline: { type: 'MultiPolygon' as const, coordinates: outline } }));
    answerCached(reply, had, { items, real: items.length > 0 } satisfies VillageOutlines);
  }

  @Get('living-rooms')
  async livingRooms(@Headers('if-none-match') had: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    answerCached(reply, had, { items: await this.rooms.all() });
  }
}
