import type { Role } from '#domain';

/** Names of the rooms that sockets are put into, by the server alone. */
export const ROOMS = {
  /** The resident of a case: every socket that showed its key. */
  resident: (caseId: string): string => `resident:${caseId}`,
  /** People of the city who have a case open. Being here gives no right: who reads is asked again each time. */
  watching: (caseId: string): string => `watching:${caseId}`,
  person: (personId: string): string => `person:${personId}`,
  session: (sessionIdHash: string): string => `session:${sessionIdHash}`,
  /** Everybody who may take cases, and so reads those that wait. */
  officials: 'officials',
  mayor: 'mayor',
} as const;

/** The rooms of somebody of the city, from their roles as they are now (domain.md §6). */
export function roomsOf(viewer: { personId: string; roles: readonly Role[]; sessionIdHash?: string }): string[] {
  const takes = viewer.roles.includes('official') || viewer.roles.includes('mayor');
  return [
    ROOMS.person(viewer.personId),
    ...(takes ? [ROOMS.officials] : []),
    ...(viewer.roles.includes('mayor') ? [ROOMS.mayor] : []),
    ...(viewer.sessionIdHash === undefined ? [] : [ROOMS.session(viewer.sessionIdHash)]),
  ];
}

/** Who may read a case without giving a reason, as far as rooms tell it. */
export interface Readers {
  /** Person ids: owner, addressees of open offers, assistants. */
  parts: readonly string[];
  waiting: boolean;
  escalated: boolean;
}

export const readerRooms = ({ parts, waiting, escalated }: Readers): string[] => [
  ...parts.map(ROOMS.person),
  ...(waiting ? [ROOMS.officials] : []),
  ...(escalated ? [ROOMS.mayor] : []),
];
