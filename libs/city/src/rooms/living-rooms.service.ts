import type { LivingRoom, Village } from '#contracts';
import { Injectable } from '@nestjs/common';
import { LivingRoomStore, type RoomRow } from '../persistence/living-room.store.js';
import type { VillageFacts } from '../villages/village-file.js';
import { Villages } from '../villages/villages.service.js';
import { presentRoom, presentRoomOf } from './present-room.js';

/** Reading living rooms: what is public of them, and which are somebody's own. */
@Injectable()
export class LivingRooms {
  constructor(
    private readonly store: LivingRoomStore,
    private readonly villages: Villages,
  ) {}

  /** Every village with its room, as anybody may know them. */
  async villagesWithRooms(): Promise<Village[]> {
    return this.withRooms(this.villages.all());
  }

  /** These villages with their rooms, in this order. */
  async withRooms(villages: readonly VillageFacts[]): Promise<Village[]> {
    const [rooms, now] = await Promise.all([this.store.all(), this.store.now()]);
    const byVillage = new Map(rooms.map((room) => [room.village, room]));
    return villages.map((village) => {
      const room = byVillage.get(village.code);
      return { ...village, ...(room && { livingRoom: presentRoom(room, now) }) };
    });
  }

  async all(): Promise<LivingRoom[]> {
    const [rooms, now] = await Promise.all([this.store.all(), this.store.now()]);
    return rooms.flatMap((room) => this.presented(room, now));
  }

  /** @param village its code, or its name in any language and case */
  async ofVillage(village: string): Promise<LivingRoom | undefined> {
    const found = this.villages.find(village);
    const room = found && (await this.store.byVillage(found.code));
    return room && presentRoomOf(room, found, await this.store.now());
  }

  async hostedBy(personId: string): Promise<LivingRoom[]> {
    const [rooms, now] = await Promise.all([this.store.hostedBy(personId), this.store.now()]);
    return rooms.flatMap((room) => this.presented(room, now));
  }

  /** A room of a village that the city has no more is nobody's. */
  private presented(room: RoomRow, now: number): LivingRoom[] {
    const village = this.villages.find(room.village);
    return village ? [presentRoomOf(room, village, now)] : [];
  }
}
