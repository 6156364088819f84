import type { Language } from '#domain';
import type { SignedInViewer } from '#staff';
import type { LegRow } from '../persistence/leg.store.js';
import type { LegView } from '../scripts/official-scripts.js';

/** Finnish, unless their duty is in other languages alone. */
export function languageOf({ languages }: Pick<LegRow, 'languages'>): Language {
  const [first] = languages ?? [];
  return first === undefined || languages?.includes('fi') ? 'fi' : first;
}

export const legView = (leg: LegRow, asker: string | null): LegView => ({
  legId: leg.legId,
  role: leg.role,
  language: languageOf(leg),
  asker,
});

/** Whoever answers the phone of somebody of the city and presses 1 acts as them; nobody for people who are disabled. */
export function viewerOf({ personId, username, name, roles, disabled }: LegRow): SignedInViewer | undefined {
  if (personId === null || username === null || name === null || roles === null || disabled) return undefined;
  return { personId, username, name, roles, duties: { sectors: [], topics: [], villages: [], languages: [] }, onDuty: true, via: 'phone' };
}
