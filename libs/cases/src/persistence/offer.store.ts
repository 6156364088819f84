import { RefusalError } from '#platform/http';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Finds the case that an offer or a request for help belongs to, for its addressee alone. */
@Injectable()
export class OfferStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws RefusalError `no-such-offer`: absent and somebody else's answer alike. */
  async caseOf(offerId: string, personId: string): Promise<string> {
    const [row] = await this.dataSource.query<{ caseId: string }[]>(
      'SELECT case_id AS "caseId" FROM handover_offer WHERE id = $1 AND to_id = $2',
      [offerId, personId],
    );
    if (!row) throw new RefusalError({ code: 'no-such-offer' });
    return row.caseId;
  }

  /** @throws RefusalError `no-such-offer` */
  async caseOfAssist(assistId: string, personId: string): Promise<string> {
    const [row] = await this.dataSource.query<{ caseId: string }[]>('SELECT case_id AS "caseId" FROM assist WHERE id = $1 AND to_id = $2', [
      assistId,
      personId,
    ]);
    if (!row) throw new RefusalError({ code: 'no-such-offer' });
    return row.caseId;
  }
}
