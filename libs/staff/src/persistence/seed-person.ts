import type { Duties, NewPerson } from '#contracts';
import type { Tx } from '#platform/database';

/** Somebody who is to be there from the beginning. */
export interface SeededPerson extends Pick<NewPerson, 'username' | 'name' | 'roles'> {
  duties: Partial<Duties>;
  onDuty: boolean;
  subject: string;
  /** Where they are rung; E.164. Whoever seeds it knows that it is theirs. */
  phone?: string;
}

/**
 * Adds a person who is not there yet; one who is keeps what was changed since (duty, roles, number, being disabled). Either way they can
 * sign in at this issuer, which may have moved with the public base URL.
 */
export async function seedPerson(tx: Tx, person: SeededPerson, issuer: string): Promise<void> {
  const [added] = await tx.query<{ id: string }[]>(
    `INSERT INTO person (username, name, roles, duties, on_duty, phone, phone_proven_at)
     VALUES ($1, $2, $3, $4, $5, $6, CASE WHEN $6::text IS NOT NULL THEN batline_now() END)
     ON CONFLICT (username) DO NOTHING RETURNING id`,
    [person.username, person.name, person.roles, JSON.stringify(person.duties), person.onDuty, person.phone ?? null],
  );
  if (added)
    await tx.query(`INSERT INTO staff_journal (type, person_id, actor_via, data) VALUES ('person.added', $1, 'operator', $2)`, [
      added.id,
      JSON.stringify({ roles: person.roles }),
    ]);
  await tx.query(
    `INSERT INTO person_identity (issuer, subject, person_id) SELECT $1, $2, id FROM person WHERE username = $3 ON CONFLICT DO NOTHING`,
    [issuer, person.subject, person.username],
  );
}
