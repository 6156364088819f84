import type { NewPerson } from '#contracts';
import type { Tx } from '#platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ON_DUTY, PERSON_FACTS, type PersonFacts } from './person-facts.js';

/** Who somebody is at an identity provider. */
export interface Identity {
  issuer: string;
  subject: string;
}

/** A person as kept, with how they sign in (the newest identity, should there be several). */
export interface Person extends PersonFacts {
  /** By the switch or by a shift, and not away. */
  isOnDuty: boolean;
  disabled: boolean;
  disabledAt: Date | null;
  /** E.164. */
  phone: string | null;
  identity: Identity | null;
}

/** `phone` null takes it away. */
export type PersonChanges = Partial<Pick<NewPerson, 'name' | 'roles' | 'duties'>> & { phone?: string | null | undefined };

const SELECT = `
  SELECT ${PERSON_FACTS}, ${ON_DUTY} AS "isOnDuty", p.disabled_at IS NOT NULL AS disabled, p.disabled_at AS "disabledAt", p.phone,
    (SELECT json_build_object('issuer', i.issuer, 'subject', i.subject) FROM person_identity i
     WHERE i.person_id = p.id ORDER BY i.created_at DESC, i.issuer LIMIT 1) AS identity
  FROM person p`;

/** Reads and writes people. Nobody is ever deleted: what they did stays theirs. */
@Injectable()
export class PersonStore {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<Person[]> {
    return this.dataSource.query<Person[]>(`${SELECT} ORDER BY p.disabled_at IS NOT NULL, p.name, p.username`);
  }

  async byUsername(username: string, tx?: Tx): Promise<Person | undefined> {
    const [person] = await (tx ?? this.dataSource).query<Person[]>(`${SELECT} WHERE p.username = $1`, [username]);
    return person;
  }

  /** Somebody who may sign in, by what the identity provider says of them. */
  async byIdentity({ issuer, subject }: Identity): Promise<Person | undefined> {
    const [person] = await this.dataSource.query<Person[]>(
      `${SELECT} JOIN person_identity x ON x.person_id = p.id WHERE x.issuer = $1 AND x.subject = $2 AND p.disabled_at IS NULL`,
      [issuer, subject],
    );
    return person;
  }

  /**
   * Makes changes to people happen one after another: locks all active administrators and one person, in one order.
   * @returns ids of the administrators as they are under the lock
   */
  async lockWithAdministrators(tx: Tx, username: string | undefined): Promise<string[]> {
    const rows = await tx.query<{ id: string; counts: boolean }[]>(
      `SELECT id, 'administrator' = ANY (roles) AND disabled_at IS NULL AS counts FROM person
       WHERE username = $1 OR ('administrator' = ANY (roles) AND disabled_at IS NULL) ORDER BY id FOR NO KEY UPDATE`,
      [username ?? null],
    );
    return rows.filter(({ counts }) => counts).map(({ id }) => id);
  }

  /** Asked under the lock on the administrators: nobody else changes people meanwhile. */
  async activeMayors(tx: Tx): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(`SELECT id FROM person WHERE 'mayor' = ANY (roles) AND disabled_at IS NULL`);
    return rows.map(({ id }) => id);
  }

  /** @returns the new id; undefined when the username is taken */
  async insert(tx: Tx, person: Pick<NewPerson, 'username' | 'name' | 'roles' | 'duties' | 'phone'>): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }[]>(
      `INSERT INTO person (username, name, roles, duties, phone) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (username) DO NOTHING RETURNING id`,
      [person.username, person.name, [...new Set(person.roles)], JSON.stringify(person.duties ?? {}), person.phone ?? null],
    );
    return row?.id;
  }

  async update(tx: Tx, id: string, { name, roles, duties, phone }: PersonChanges): Promise<void> {
    await tx.query(
      `UPDATE person SET name = coalesce($2, name), roles = coalesce($3::text[], roles), duties = coalesce($4::jsonb, duties) WHERE id = $1`,
      [id, name ?? null, roles ? [...new Set(roles)] : null, duties ? JSON.stringify(duties) : null],
    );
    if (phone !== undefined) await this.setPhone(tx, id, phone);
  }

  /** @returns whether it is another one than before */
  async setPhone(tx: Tx, id: string, phone: string | null): Promise<boolean> {
    const [, changed] = await tx.query<[unknown, number]>(`UPDATE person SET phone = $2 WHERE id = $1 AND phone IS DISTINCT FROM $2`, [
      id,
      phone,
    ]);
    return changed > 0;
  }

  /** A proven address. @returns whether it is another one than before */
  async setEmail(tx: Tx, id: string, email: string | null): Promise<boolean> {
    const [, changed] = await tx.query<[unknown, number]>(
      `UPDATE person SET email = $2, email_proven_at = CASE WHEN $2::text IS NOT NULL THEN batline_now() END WHERE id = $1 AND email IS DISTINCT FROM $2`,
      [id, email],
    );
    return changed > 0;
  }

  /** @returns false when they have another number by now */
  async provePhone(tx: Tx, id: string, phone: string): Promise<boolean> {
    const [, changed] = await tx.query<[unknown, number]>(
      `UPDATE person SET phone_proven_at = batline_now() WHERE id = $1 AND phone = $2`,
      [id, phone],
    );
    return changed > 0;
  }

  /** @returns false when that identity is somebody else's already */
  async setIdentity(tx: Tx, id: string, identity: Identity | null): Promise<boolean> {
    await tx.query('DELETE FROM person_identity WHERE person_id = $1', [id]);
    if (!identity) return true;
    const rows = await tx.query<unknown[]>(
      `INSERT INTO person_identity (issuer, subject, person_id) VALUES ($1, $2, $3) ON CONFLICT (issuer, subject) DO NOTHING RETURNING 1`,
      [identity.issuer, identity.subject, id],
    );
    return rows.length > 0;
  }

  async setDisabled(tx: Tx, id: string, disabled: boolean): Promise<void> {
    await tx.query(`UPDATE person SET disabled_at = CASE WHEN $2 THEN batline_now() END, on_duty = on_duty AND NOT $2 WHERE id = $1`, [
      id,
      disabled,
    ]);
  }

  async setDuty(tx: Tx, id: string, onDuty: boolean): Promise<void> {
    await tx.query('UPDATE person SET on_duty = $2 WHERE id = $1 AND disabled_at IS NULL', [id, onDuty]);
  }
}
