import type { CaseVisit } from '#contracts';
import type { NamedPerson } from '#staff';
import type { ComingRow } from './persistence/visit.store.js';

/** The owner's word to who sits at a desk, by the name under which they answer. */
export function presentComing(coming: ComingRow, names: ReadonlyMap<string, NamedPerson>): NonNullable<CaseVisit['coming']> {
  const owner = names.get(coming.ownerId);
  return {
    at: new Date(coming.at).toISOString(),
    by: coming.how,
    ...(coming.minutes === null ? {} : { minutes: coming.minutes }),
    ...(owner ? { name: owner.name } : {}),
  };
}
