import { hasPart, type CaseStand, type CaseStands } from '#cases';
import { RefusalError } from '#platform/http';
import type { SignedInViewer } from '#staff';

/** How a case stands, for somebody who may know that it is there. @throws RefusalError `not-found` */
export async function knownCase(stands: CaseStands, caseId: string, viewer: SignedInViewer): Promise<CaseStand> {
  const stand = await stands.of(caseId);
  const knows = stand && (viewer.roles.includes('official') || viewer.roles.includes('mayor') || hasPart(viewer, stand));
  if (!stand || !knows) throw new RefusalError({ code: 'not-found' });
  return stand;
}
