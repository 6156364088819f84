import { Module } from '@nestjs/common';
import { VillageStore } from './persistence/village.store.js';
import { Villages } from './villages/villages.service.js';

/** The villages alone, for rooms that are told of one. */
@Module({ providers: [Villages, VillageStore], exports: [Villages, VillageStore] })
export class VillagesModule {}
