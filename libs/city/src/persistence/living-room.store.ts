import type { OpeningException, OpeningWeek } from '#contracts';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A living room as kept. */
export interface RoomRow {
  id: string;
  /** Code of its village. */
  village: string;
  school: string;
  address: string;
  week: OpeningWeek;
  exceptions: OpeningException[];
  hostIds: string[];
  accessible: boolean | null;
  /** E.164. */
  phone: string | null;
  lat: number | null;
  lon: number | null;
  /** The school in the city's service map. */
  unitId: number | null;
  source: 'administrator' | 'servicemap';
}
export type NewRoom = Omit<RoomRow, 'id'>;
export type RoomChange = Partial<Omit<RoomRow, 'id' | 'village'>>;

const COLUMN_OF: Record<keyof RoomChange, string> = {
  school: 'school',
  address: 'address',
  week: 'week',
  exceptions: 'exceptions',
  hostIds: 'host_ids',
  accessible: 'accessible',
  phone: 'phone',
  lat: 'lat',
  lon: 'lon',
  unitId: 'unit_id',
  source: 'source',
};
const SELECT = `
  SELECT id, village, school, address, week, exceptions, host_ids AS "hostIds", accessible, phone, lat, lon, unit_id::float8 AS "unitId", source
  FROM living_room WHERE closed_at IS NULL`;

/** Reads and writes living rooms. One that was closed stays in the table and is read no more. */
@Injectable()
export class LivingRoomStore {
  constructor(private readonly dataSource: DataSource) {}

  async all(tx?: Tx): Promise<RoomRow[]> {
    return (tx ?? this.dataSource).query<RoomRow[]>(`${SELECT} ORDER BY village`);
  }

  /** Whether there was any room ever, closed ones included. */
  async wasAny(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>('SELECT 1 FROM living_room LIMIT 1');
    return rows.length > 0;
  }

  async byId(id: string, tx?: Tx): Promise<RoomRow | undefined> {
    const [row] = await (tx ?? this.dataSource).query<RoomRow[]>(`${SELECT} AND id = $1`, [id]);
    return row;
  }

  /** @param village its code */
  async byVillage(village: string): Promise<RoomRow | undefined> {
    const [row] = await this.dataSource.query<RoomRow[]>(`${SELECT} AND village = $1`, [village]);
    return row;
  }

  async hostedBy(personId: string): Promise<RoomRow[]> {
    return this.dataSource.query<RoomRow[]>(`${SELECT} AND host_ids @> ARRAY[$1]::uuid[] ORDER BY village`, [personId]);
  }

  /** @returns the new id; undefined when the village has a room */
  async insert(tx: Tx, room: NewRoom, by: string | null): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }[]>(
      `INSERT INTO living_room (village, school, address, week, exceptions, host_ids, accessible, phone, lat, lon, unit_id, source, changed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT (village) WHERE closed_at IS NULL DO NOTHING RETURNING id`,
      [
        ...[room.village, room.school, room.address, JSON.stringify(room.week), JSON.stringify(room.exceptions), room.hostIds],
        ...[room.accessible, room.phone, room.lat, room.lon, room.unitId, room.source, by],
      ],
    );
    return row?.id;
  }

  async change(tx: Tx, id: string, change: RoomChange, by: string | null): Promise<void> {
    const given = (Object.keys(COLUMN_OF) as (keyof RoomChange)[]).filter((name) => change[name] !== undefined);
    const values = given.map((name) => (name === 'week' || name === 'exceptions' ? JSON.stringify(change[name]) : change[name]));
    const sets = given.map((name, place) => `${COLUMN_OF[name]} = $${place + 3}`);
    await tx.query(
      `UPDATE living_room SET ${[...sets, 'changed_by = $2', 'changed_at = batline_now()'].join(', ')} WHERE id = $1 AND closed_at IS NULL`,
      [id, by, ...values],
    );
  }

  /** @returns false when there is no such room (any more) */
  async close(tx: Tx, id: string, by: string | null): Promise<boolean> {
    const [, changed] = await tx.query<[unknown, number]>(
      `UPDATE living_room SET closed_at = batline_now(), changed_by = $2, changed_at = batline_now() WHERE id = $1 AND closed_at IS NULL`,
      [id, by],
    );
    return changed > 0;
  }

  /** Epoch ms by the database's clock. */
  async now(tx?: Tx): Promise<number> {
    const [row] = await (tx ?? this.dataSource).query<[{ now: Date }]>('SELECT batline_now() AS now');
    return row.now.getTime();
  }
}
