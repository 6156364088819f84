import { SYSTEM, type Actor, type By, type Role } from '#domain';
import { RefusalError } from '#platform/http';
import type { SignedInViewer as Viewer } from '#staff';
import { mayKnow } from '../access/case-access.js';
import type { LoadedCase } from '../persistence/case-store.js';

/** As whom the journal names somebody with these roles. */
export function actorOf(roles: readonly Role[]): Actor['type'] {
  const as = (['mayor', 'official', 'host'] as const).find((role) => roles.includes(role));
  return as ?? 'administrator';
}

/** A signed-in person as the lifecycle sees them; the journal says when a token acted in their name. */
export function byViewer(viewer: Viewer): By {
  return {
    actor: {
      type: actorOf(viewer.roles),
      personId: viewer.personId,
      ...(viewer.tokenId ? { tokenId: viewer.tokenId } : {}),
    },
    personId: viewer.personId,
    roles: viewer.roles,
  };
}

/** The same person at a walk-in desk: they act as its host, whatever else they are. */
export function byHost(viewer: Viewer): By {
  return { ...byViewer(viewer), actor: { ...byViewer(viewer).actor, type: 'host' } };
}

export const BY_RESIDENT: By = { actor: { type: 'resident' } };
export const BY_SYSTEM: By = { actor: SYSTEM };

/** What one may not see is answered exactly like what does not exist (domain.md §6). */
export function knownTo(viewer: Viewer, loaded: LoadedCase): void {
  if (!mayKnow(viewer, { ...loaded.file, escalated: loaded.escalated })) throw new RefusalError({ code: 'not-found' });
}
