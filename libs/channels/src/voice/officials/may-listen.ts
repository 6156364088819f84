import type { CaseStand } from '#cases';
import type { Role } from '#domain';

/** Voice messages: the owner, who was asked to help, and the mayor at the mayor's level (issue on the phone line, 5). Pure. */
export function mayListen(
  viewer: { personId: string; roles: readonly Role[] },
  stand: Pick<CaseStand, 'owner' | 'assists' | 'escalated'>,
): boolean {
  if (stand.owner?.personId === viewer.personId) return true;
  if (stand.assists.some(({ to }) => to === viewer.personId)) return true;
  return viewer.roles.includes('mayor') && stand.escalated;
}
