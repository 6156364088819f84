import type { Role } from '#domain';
import { ROLES_ON_DUTY } from '../policies/own-account-policy.js';
import { hasAnyRole, type HasRoles } from '../policies/roles.js';

/** Who may do what with the roster (domain.md §6, last column). */

/** Everybody who is on it or answers for it reads it. */
export const ROLES_THAT_READ_ROSTER = ['official', 'mayor', 'administrator'] as const satisfies readonly Role[];
/** Whom a gap concerns: who can fill it, and whose line is on duty in it. */
export const ROLES_THAT_READ_GAPS = ['administrator', 'mayor'] as const satisfies readonly Role[];
export const ROLES_THAT_KEEP_ROSTER = ['administrator'] as const satisfies readonly Role[];

/** Shifts are for those whom a rung tells. */
export const mayBeRostered = (person: HasRoles): boolean => hasAnyRole(person, ROLES_ON_DUTY);
