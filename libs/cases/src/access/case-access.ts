import type { CaseFile, Role } from '#domain';

/** Who looks, as far as access minds. */
export interface Reader {
  personId: string;
  roles: readonly Role[];
}

/** What decides about reading (domain.md §6): the same for REST, sockets, exports and jobs. */
export type ReadFacts = Pick<CaseFile, 'state' | 'owner' | 'offers' | 'assists'> & { escalated: boolean };

const has = (reader: Reader, role: Role): boolean => reader.roles.includes(role);

/** A part in the case of their own: owner, asked to assist, addressee of an open offer or summons. */
export const hasPart = (reader: Reader, file: ReadFacts): boolean =>
  file.owner?.personId === reader.personId ||
  file.assists.some(({ to }) => to === reader.personId) ||
  file.offers.some(({ to }) => to === reader.personId);

/**
 * Whether a person may read a case, words included.
 * `reason`: they may after stating a reason, which is logged and shown to the resident. `no`: as if it were not there.
 */
export function mayRead(reader: Reader, file: ReadFacts, granted: boolean): 'yes' | 'reason' | 'no' {
  if (hasPart(reader, file)) return 'yes';
  if (!has(reader, 'official') && !has(reader, 'mayor')) return 'no';
  if (file.state === 'waiting') return 'yes';
  if (has(reader, 'mayor') && file.escalated) return 'yes';
  return granted ? 'yes' : 'reason';
}

/** Whether a person is told that a case exists at all, so that an act is refused by its own name and not as "not found". */
export const mayKnow = (reader: Reader, file: ReadFacts): boolean =>
  has(reader, 'official') || has(reader, 'mayor') || hasPart(reader, file);

/** Contact details: the owner, the mayor as owner (domain.md §6). */
export const mayContact = (reader: Reader, file: ReadFacts): boolean => file.owner?.personId === reader.personId;
