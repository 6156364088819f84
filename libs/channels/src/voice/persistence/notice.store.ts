import type { Language } from '#domain';
import { prepared } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What somebody of the city is called for. */
export interface NoticeCallRow {
  trackingCode: string | null;
  language: Language | null;
  count: number;
}

/** Calls that only tell. */
@Injectable()
export class NoticeCallStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined: no such call was placed. */
  async find(deliveryId: string): Promise<NoticeCallRow | undefined> {
    const [row] = await prepared<NoticeCallRow>(
      this.dataSource,
      `SELECT f.tracking_code AS "trackingCode", p.duties->'languages'->>0 AS language, count(*) OVER ()::int AS count
       FROM notice_step s JOIN person p ON p.id = s.person_id LEFT JOIN case_file f ON f.id = s.case_id
       WHERE s.provider_id = $1::text AND s.path = 'call' ORDER BY s.gathered_in NULLS FIRST LIMIT 1`,
      [deliveryId],
    );
    return row;
  }
}
