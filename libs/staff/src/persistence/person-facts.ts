import type { Duties } from '#contracts';
import type { Role } from '#domain';

/** Who somebody is and what they may do, as the table `person` has it. */
export interface PersonFacts {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  duties: Partial<Duties>;
  onDuty: boolean;
}

/** Columns of {@link PersonFacts}, of `person p`. */
export const PERSON_FACTS = `p.id, p.username, p.name, p.roles, p.duties, p.on_duty AS "onDuty"`;
