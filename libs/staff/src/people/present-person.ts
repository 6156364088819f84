import { duties, type StaffPerson } from '#contracts';
import type { Person } from '../persistence/person.store.js';

/** What administrators see of a person: listed field by field, never the row. */
export function presentPerson(person: Person): StaffPerson {
  return {
    username: person.username,
    name: person.name,
    roles: person.roles,
    duties: duties.parse(person.duties),
    onDuty: person.isOnDuty,
    ...(person.phone !== null && { phone: person.phone }),
    ...(person.identity && { identity: person.identity }),
    ...(person.disabledAt && { disabledAt: person.disabledAt.toISOString() }),
  };
}
