import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Finds held cases whose owner can no longer answer. */
@Injectable()
export class LostOwners {
  constructor(private readonly dataSource: DataSource) {}

  async cases(): Promise<string[]> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      `SELECT f.id FROM person p JOIN case_file f ON f.owner_id = p.id AND f.state IN ('owned', 'awaiting_resident', 'answered')
       WHERE p.disabled_at IS NOT NULL OR NOT (p.roles && ARRAY['official', 'mayor']) ORDER BY f.id LIMIT 1000`,
    );
    return rows.map(({ id }) => id);
  }
}
