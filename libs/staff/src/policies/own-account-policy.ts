import type { Role } from '#domain';
import type { Viewer } from '../viewer.js';
import { hasAnyRole } from './roles.js';

/** What people may do with their own account. */

/** Rungs tell officials and the mayor (domain.md §5); hosts and others have no duty to switch on. */
export const ROLES_ON_DUTY = ['official', 'mayor'] as const satisfies readonly Role[];

/** Going off duty is always allowed; going on duty only to those whom a rung could tell. */
export const maySetDuty = (viewer: Pick<Viewer, 'roles'>, onDuty: boolean): boolean => !onDuty || hasAnyRole(viewer, ROLES_ON_DUTY);

/** A token that was stolen must not be able to make itself successors: tokens are made by somebody who is there. */
export const mayCreateToken = (viewer: Pick<Viewer, 'via'>): boolean => viewer.via === 'session';
