import { Module } from '@nestjs/common';
import { VillagesController } from './http/villages.controller.js';
import { CityImports } from './imports/city-imports.service.js';
import { LivingRoomStore } from './persistence/living-room.store.js';
import { LivingRooms } from './rooms/living-rooms.service.js';
import { VillagesModule } from './villages.module.js';

/** Villages and living rooms, for whoever reads or keeps them. */
@Module({
  imports: [VillagesModule],
  providers: [CityImports, LivingRooms, LivingRoomStore],
  exports: [VillagesModule, CityImports, LivingRooms, LivingRoomStore],
})
export class CityModule {}

/** Its public pages, for the API. */
@Module({ imports: [CityModule], controllers: [VillagesController] })
export class CityHttpModule {}
