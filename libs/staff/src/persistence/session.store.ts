import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EndedSession } from '../ports.js';

/** A session as it begins. */
export interface NewSession {
  idHash: Buffer;
  personId: string;
  issuer: string;
  subject: string;
  oidcSid: string | undefined;
  idToken: string | undefined;
  absoluteMs: number;
}

type Hashes = [{ hash: string }[], number];

/** Sessions by the hash of their secret; the secret itself is in the browser alone. */
@Injectable()
export class SessionStore {
  constructor(private readonly dataSource: DataSource) {}

  async begin(tx: Tx, session: NewSession): Promise<void> {
    await tx.query(
      `INSERT INTO session (id_hash, person_id, issuer, subject, oidc_sid, id_token, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, batline_now() + $7::float8 * interval '1 ms')`,
      [
        session.idHash,
        session.personId,
        session.issuer,
        session.subject,
        session.oidcSid ?? null,
        session.idToken ?? null,
        session.absoluteMs,
      ],
    );
  }

  /** What the identity provider needs to end its own session. */
  async idTokenOf(idHash: Buffer): Promise<string | undefined> {
    const [row] = await this.dataSource.query<{ id_token: string | null }[]>('SELECT id_token FROM session WHERE id_hash = $1', [idHash]);
    return row?.id_token ?? undefined;
  }

  async end(tx: Tx, idHash: Buffer): Promise<EndedSession[]> {
    return this.deleteWhere(tx, 'id_hash = $1', [idHash]);
  }

  async endAllOf(tx: Tx, personId: string): Promise<EndedSession[]> {
    return this.deleteWhere(tx, 'person_id = $1', [personId]);
  }

  /** The sessions that began with one session at the identity provider, or all that one person has from there. */
  async endFromProvider(tx: Tx, issuer: string, who: { sid?: string; subject?: string }): Promise<EndedSession[]> {
    if (who.sid === undefined && who.subject === undefined) return [];
    return this.deleteWhere(tx, 'issuer = $1 AND ($2::text IS NULL OR oidc_sid = $2) AND ($3::text IS NULL OR subject = $3)', [
      issuer,
      who.sid ?? null,
      who.subject ?? null,
    ]);
  }

  /** Housekeeping; what has expired is refused with or without it. */
  async forgetExpired(tx: Tx, idleMs: number): Promise<void> {
    await tx.query(
      `DELETE FROM session WHERE id_hash IN (
         SELECT id_hash FROM session
         WHERE expires_at <= batline_now() OR last_seen_at <= batline_now() - $1::float8 * interval '1 ms'
         LIMIT 500 FOR UPDATE SKIP LOCKED)`,
      [idleMs],
    );
  }

  private async deleteWhere(tx: Tx, condition: string, parameters: unknown[]): Promise<EndedSession[]> {
    const [rows] = await tx.query<Hashes>(`DELETE FROM session WHERE ${condition} RETURNING encode(id_hash, 'hex') AS hash`, parameters);
    return rows.map(({ hash }) => ({ sessionIdHash: hash }));
  }
}
