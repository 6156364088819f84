import { LivingRoomStore, presentRoomOf, Villages, type RoomRow } from '#city';
import type { ChangeLivingRoom, KeptLivingRoom, NewLivingRoom } from '#contracts';
import { UnitOfWork, type IdempotentRequest, type Tx } from '#platform/database';
import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { PeopleNames } from '../persistence/people-names.js';
import { hasRole } from '../policies/roles.js';
import type { StaffActor } from '../viewer.js';
import { Directory } from './directory.service.js';
import { PeopleUnderLock } from './people-under-lock.js';

/** The administrator's side of living rooms: which schools they are in, when they are open, and who hosts them. */
@Injectable()
export class LivingRoomKeeping {
  constructor(
    private readonly store: LivingRoomStore,
    private readonly villages: Villages,
    private readonly lock: PeopleUnderLock,
    private readonly directory: Directory,
    private readonly names: PeopleNames,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(): Promise<KeptLivingRoom[]> {
    const rooms = await this.store.all();
    return this.presented(rooms);
  }

  /** @throws RefusalError `unknown-village`, `no-room-at-sea`, `village-has-a-room`, `not-a-host`, `forbidden` */
  async add(actor: StaffActor, given: NewLivingRoom, request?: IdempotentRequest): Promise<KeptLivingRoom> {
    return this.unitOfWork.once(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const { code, sea } = this.villages.required(given.village);
      if (sea) throw new RefusalError({ code: 'no-room-at-sea' });
      const { hosts, accessible = null, phone = null, school, address, week, exceptions } = given;
      const hostIds = await this.hostsOf(tx, hosts);
      const facts = { village: code, school, address, week, exceptions, hostIds, accessible, phone };
      const room = { ...facts, lat: null, lon: null, unitId: null, source: 'administrator' as const };
      const id = await this.store.insert(tx, room, actor?.personId ?? null);
      if (id === undefined) throw new RefusalError({ code: 'village-has-a-room' });
      return { answer: await this.one(tx, id) };
    });
  }

  /** @throws RefusalError `not-found`, `not-a-host`, `forbidden` */
  async change(actor: StaffActor, id: string, given: ChangeLivingRoom, request?: IdempotentRequest): Promise<KeptLivingRoom> {
    return this.unitOfWork.once(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      const before = await this.store.byId(id, tx);
      if (!before) throw new RefusalError({ code: 'not-found' });
      const { hosts, ...facts } = given;
      const hostIds = hosts && (await this.hostsOf(tx, hosts));
      // What the administrator wrote by hand, the next import leaves as it is.
      const byHand = (facts.school ?? before.school) !== before.school || (facts.address ?? before.address) !== before.address;
      const source = byHand ? ({ source: 'administrator' } as const) : {};
      await this.store.change(tx, id, { ...facts, ...(hostIds && { hostIds }), ...source }, actor?.personId ?? null);
      return { answer: await this.one(tx, id) };
    });
  }

  /** @throws RefusalError `not-found`, `forbidden` */
  async close(actor: StaffActor, id: string, request?: IdempotentRequest): Promise<void> {
    await this.unitOfWork.once(request, async (tx) => {
      await this.lock.administrators(tx, actor);
      if (!(await this.store.close(tx, id, actor?.personId ?? null))) throw new RefusalError({ code: 'not-found' });
      return { answer: null };
    });
  }

  /** @throws RefusalError `not-a-host` for somebody who is not there, is disabled or has another role */
  private async hostsOf(tx: Tx, usernames: readonly string[]): Promise<string[]> {
    const ids: string[] = [];
    for (const [place, username] of [...new Set(usernames)].entries()) {
      const person = await this.directory.activeByUsername(username, tx);
      if (!person || !hasRole(person, 'host'))
        throw new RefusalError({ code: 'not-a-host', errors: [{ path: `hosts.${place}`, code: 'not-a-host' }] });
      ids.push(person.id);
    }
    return ids;
  }

  private async one(tx: Tx, id: string): Promise<KeptLivingRoom> {
    const room = await this.store.byId(id, tx);
    const [presented] = room ? await this.presented([room], tx) : [];
    if (!presented) throw new Error('a living room vanished inside a transaction');
    return presented;
  }

  private async presented(rooms: readonly RoomRow[], tx?: Tx): Promise<KeptLivingRoom[]> {
    const now = await this.store.now(tx);
    const names = await this.names.of(
      rooms.flatMap(({ hostIds }) => hostIds),
      tx,
    );
    return rooms.flatMap((room) => {
      const village = this.villages.find(room.village);
      if (!village) return [];
      const hosts = room.hostIds.flatMap((id) => names.get(id) ?? []).map(({ username, name }) => ({ username, name }));
      return [{ ...presentRoomOf(room, village, now), hosts, source: room.source }];
    });
  }
}
