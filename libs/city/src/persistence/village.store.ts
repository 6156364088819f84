import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ImportedName } from '../villages/village-index.js';
import type { MultiPolygon } from '../imports/geometry.js';

/** A part of a postal code's area. `share` between 0 and 1, if it was given. */
export interface PostalShare {
  postalCode: string;
  /** Code of the village. */
  village: string;
  share: number | null;
}

export interface Boundary extends ImportedName {
  /** As it was imported. */
  boundary: MultiPolygon;
  /** Coarser, for maps. */
  outline: MultiPolygon;
}

/** What was imported of the villages: names, boundaries, postal codes. */
@Injectable()
export class VillageStore {
  constructor(private readonly dataSource: DataSource) {}

  async names(): Promise<ImportedName[]> {
    return this.dataSource.query<ImportedName[]>(`SELECT code, name_fi AS fi, name_sv AS sv FROM village_boundary`);
  }

  async outlines(): Promise<{ code: string; outline: MultiPolygon }[]> {
    return this.dataSource.query(`SELECT code, outline FROM village_boundary ORDER BY code`);
  }

  async boundaries(tx: Tx): Promise<{ code: string; boundary: MultiPolygon }[]> {
    return tx.query(`SELECT code, boundary FROM village_boundary ORDER BY code`);
  }

  /** @returns whether anything is different now */
  async keepBoundary(tx: Tx, { code, fi, sv, boundary, outline }: Boundary): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO village_boundary AS b (code, name_fi, name_sv, boundary, outline) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (code) DO UPDATE SET name_fi = EXCLUDED.name_fi, name_sv = EXCLUDED.name_sv, boundary = EXCLUDED.boundary,
         outline = EXCLUDED.outline, imported_at = batline_now()
       WHERE (b.name_fi, b.name_sv, b.boundary, b.outline) IS DISTINCT FROM (EXCLUDED.name_fi, EXCLUDED.name_sv, EXCLUDED.boundary, EXCLUDED.outline)
       RETURNING 1`,
      [code, fi, sv, JSON.stringify(boundary), JSON.stringify(outline)],
    );
    return rows.length > 0;
  }

  /** Villages that a postal code reaches into, the largest share first; undefined: no postal codes were ever imported. */
  async byPostalCode(postalCode: string): Promise<string[] | undefined> {
    const [row] = await this.dataSource.query<[{ imported: boolean; villages: string[] }]>(
      `SELECT EXISTS (SELECT FROM postal_code_village) AS imported,
         ARRAY (SELECT village FROM postal_code_village WHERE postal_code = $1 ORDER BY share DESC NULLS LAST, village) AS villages`,
      [postalCode],
    );
    return row.imported ? row.villages : undefined;
  }

  /** Everything that is not among `shares` goes. @returns how many rows came or changed, and how many went */
  async replacePostalCodes(tx: Tx, shares: readonly PostalShare[]): Promise<{ kept: number; gone: number }> {
    const columns = [shares.map((one) => one.postalCode), shares.map((one) => one.village), shares.map((one) => one.share)];
    const [kept] = await tx.query<[{ count: number }]>(
      `WITH kept AS (
         INSERT INTO postal_code_village AS p (postal_code, village, share)
         SELECT * FROM unnest($1::text[], $2::text[], $3::numeric[])
         ON CONFLICT (postal_code, village) DO UPDATE SET share = EXCLUDED.share WHERE p.share IS DISTINCT FROM EXCLUDED.share
         RETURNING 1)
       SELECT count(*)::int AS count FROM kept`,
      columns,
    );
    const [gone] = await tx.query<[{ count: number }]>(
      `WITH gone AS (
         DELETE FROM postal_code_village p
         WHERE NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS x (postal_code, village)
           WHERE (x.postal_code, x.village) = (p.postal_code, p.village))
         RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      columns.slice(0, 2),
    );
    return { kept: kept.count, gone: gone.count };
  }
}
