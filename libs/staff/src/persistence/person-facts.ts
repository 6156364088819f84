import type { Duties } from '#contracts';
import type { Role } from '#domain';

/** Who somebody is and what they may do, as the table `person` has it. */
export interface PersonFacts {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  duties: Partial<Duties>;
  /** How the switch stands; whether they are really on duty: {@link ON_DUTY}. */
  onDuty: boolean;
}

/** Columns of {@link PersonFacts}, of `person p`. */
export const PERSON_FACTS = `p.id, p.username, p.name, p.roles, p.duties, p.on_duty AS "onDuty"`;

/** Whether `person p` is on duty: by the switch or by a shift, and not away. The function runs once for a whole statement. */
export const ON_DUTY = `(p.id IN (SELECT d.person_id FROM batline_duty() d))`;

/** Until when `person p` is away; null: they are not. */
export const ABSENT_UNTIL = `(
  SELECT a.ends_at FROM absence a
  WHERE a.person_id = p.id AND a.cancelled_at IS NULL AND tstzrange(a.starts_at, a.ends_at) @> (SELECT batline_now()))`;
