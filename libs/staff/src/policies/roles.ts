import type { Role } from '#domain';

/** Anybody with roles, as far as rules look at them. */
export interface HasRoles {
  readonly roles: readonly Role[];
}

export const hasRole = (person: HasRoles, role: Role): boolean => person.roles.includes(role);

export const hasAnyRole = (person: HasRoles, roles: readonly Role[]): boolean => roles.some((role) => hasRole(person, role));
