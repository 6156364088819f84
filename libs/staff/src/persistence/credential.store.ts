import { prepared } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { DataSource } from 'typeorm';
import { PERSON_FACTS, type PersonFacts } from './person-facts.js';

/** The person behind a credential that holds now. */
export interface KnownPerson extends PersonFacts {
  /** Its last use was written down more than a minute ago. */
  notedLongAgo: boolean;
}

const A_MINUTE_AGO = `batline_now() - interval '1 minute'`;

/** Looks up what requests bring along: one statement each, by primary key. A disabled person has no credential that holds. */
@Injectable()
export class CredentialStore {
  constructor(private readonly dataSource: DataSource) {}

  async session(idHash: Buffer, idleMs: number): Promise<KnownPerson | undefined> {
    const [person] = await prepared<KnownPerson>(
      this.dataSource,
      `SELECT ${PERSON_FACTS}, s.last_seen_at < ${A_MINUTE_AGO} AS "notedLongAgo"
       FROM session s JOIN person p ON p.id = s.person_id
       WHERE s.id_hash = $1 AND p.disabled_at IS NULL
         AND s.expires_at > batline_now() AND s.last_seen_at > batline_now() - $2::float8 * interval '1 ms'`,
      [idHash, idleMs],
    );
    return person;
  }

  /** @param secretHash undefined only for a token that has been checked before */
  async token(id: string, secretHash: Buffer | undefined): Promise<KnownPerson | undefined> {
    const [found] = await prepared<KnownPerson & { hash: Buffer }>(
      this.dataSource,
      `SELECT ${PERSON_FACTS}, t.secret_hash AS hash, coalesce(t.last_used_at < ${A_MINUTE_AGO}, true) AS "notedLongAgo"
       FROM api_token t JOIN person p ON p.id = t.person_id
       WHERE t.id = $1 AND p.disabled_at IS NULL AND t.revoked_at IS NULL AND t.expires_at > batline_now()`,
      [id],
    );
    if (!found) return undefined;
    const { hash, ...person } = found;
    return secretHash === undefined || timingSafeEqual(hash, secretHash) ? person : undefined;
  }

  /** At most one write a minute for one session, however many requests come at once. */
  async sessionWasSeen(idHash: Buffer): Promise<void> {
    await this.dataSource.query(`UPDATE session SET last_seen_at = batline_now() WHERE id_hash = $1 AND last_seen_at < ${A_MINUTE_AGO}`, [
      idHash,
    ]);
  }

  async tokenWasUsed(id: string): Promise<void> {
    await this.dataSource.query(
      `UPDATE api_token SET last_used_at = batline_now() WHERE id = $1 AND coalesce(last_used_at < ${A_MINUTE_AGO}, true)`,
      [id],
    );
  }
}
