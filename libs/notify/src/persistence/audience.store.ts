import type { OnDuty } from '#domain';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import type { Audience } from '../telling.js';

interface Row {
  onDuty: OnDuty[];
  mayors: string[];
  officials: { id: string; sectors: string[] }[];
}

/** Who there is to tell, now. */
@Injectable()
export class AudienceStore {
  async now(tx: Tx): Promise<Audience> {
    const [row] = await tx.query<Row[]>(`
      SELECT batline_on_duty() AS "onDuty",
        (SELECT COALESCE(jsonb_agg(id ORDER BY created_at, id), '[]') FROM person WHERE 'mayor' = ANY (roles) AND disabled_at IS NULL) AS mayors,
        (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', id, 'sectors', duties->'sectors') ORDER BY id), '[]') FROM person
          WHERE 'official' = ANY (roles) AND disabled_at IS NULL AND jsonb_array_length(COALESCE(duties->'sectors', '[]')) > 0) AS officials`);
    if (!row) throw new Error('the database did not say whom there is to tell');
    return {
      onDuty: row.onDuty,
      mayors: row.mayors,
      sectorHeads: (sector) => row.officials.filter(({ sectors }) => sectors.includes(sector)).map(({ id }) => id),
    };
  }
}
