import { OWNER_ROLES, type Role } from '#domain';
import { hasAnyRole, hasRole, type HasRoles } from './roles.js';

/** Who may see and change people (domain.md §6, last columns). Read aloud, each rule is a sentence. */

/** The administrator keeps the people; the mayor may read who they are. */
export const ROLES_THAT_READ_PEOPLE = ['administrator', 'mayor'] as const satisfies readonly Role[];
export const ROLES_THAT_KEEP_PEOPLE = ['administrator'] as const satisfies readonly Role[];

/** Who can be offered a case or asked for help, and who may look them up. */
export const ROLES_THAT_WORK_WITH_CASES = ['official', 'mayor', 'host'] as const satisfies readonly Role[];

/** A stable code of a refusal; undefined: nothing speaks against it. */
type Verdict = 'forbidden' | 'cannot-disable-oneself' | 'cannot-give-oneself-roles' | 'last-administrator' | 'last-mayor' | undefined;

interface Standing extends HasRoles {
  id: string;
  disabled: boolean;
}

/** Only an administrator who is one at this very moment changes people; the command line of the server may too (`null`). */
export function mayKeepPeople(actor: HasRoles | null): Verdict {
  return actor === null || hasAnyRole(actor, ROLES_THAT_KEEP_PEOPLE) ? undefined : 'forbidden';
}

/** Nobody locks themselves out, and somebody is always left who can let people in. */
export function mayDisable(actorId: string | null, person: Standing, activeAdministrators: readonly string[]): Verdict {
  if (person.id === actorId) return 'cannot-disable-oneself';
  return leavesNoAdministrator(person, activeAdministrators) ? 'last-administrator' : undefined;
}

/** The last administrator stays one. */
export function mayHaveRoles(person: Standing, roles: readonly Role[], activeAdministrators: readonly string[]): Verdict {
  if (hasRole({ roles }, 'administrator')) return undefined;
  return leavesNoAdministrator(person, activeAdministrators) ? 'last-administrator' : undefined;
}

/** The top of every ladder has a name (domain.md §2.4): the last mayor stays until there is another. `after` null: disabled. */
export function mayLeaveOffice(person: Standing, after: readonly Role[] | null, activeMayors: readonly string[]): Verdict {
  if (person.disabled || !hasRole(person, 'mayor') || (after !== null && hasRole({ roles: after }, 'mayor'))) return undefined;
  return activeMayors.every((id) => id === person.id) ? 'last-mayor' : undefined;
}

/** An administrator has no access to cases (domain.md §6), so must not be able to give it to themselves. */
export function mayGiveRoles(actorId: string | null, person: Standing, roles: readonly Role[]): Verdict {
  return person.id === actorId && roles.some((role) => !hasRole(person, role)) ? 'cannot-give-oneself-roles' : undefined;
}

/** Whether somebody who could own cases no longer can: their cases go up a level then (domain.md §3). */
export function losesCases(before: HasRoles, after: HasRoles): boolean {
  return hasAnyRole(before, OWNER_ROLES) && !hasAnyRole(after, OWNER_ROLES);
}

/** Whether something that was allowed no longer is: open sessions end, so that open sockets do not go on. */
export function losesRoles(before: HasRoles, after: HasRoles): boolean {
  return before.roles.some((role) => !hasRole(after, role));
}

function leavesNoAdministrator(person: Standing, activeAdministrators: readonly string[]): boolean {
  if (person.disabled || !hasRole(person, 'administrator')) return false;
  return activeAdministrators.every((id) => id === person.id);
}
