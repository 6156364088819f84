import type { ServerToClient } from '#contracts';
import { useSyncExternalStore } from 'react';

export type Presence = Parameters<ServerToClient['presence']>[0];

const LASTS_MS = 6000;
const READING_LASTS_MS = 45_000;
const SEEN_LASTS_MS = 600_000;
let present: readonly (Presence & { until: number })[] = [];
const listeners = new Set<() => void>();

function change(next: typeof present): void {
  present = next;
  listeners.forEach((listener) => listener());
}

const same = (one: Presence, other: Presence) =>
  one.caseId === other.caseId && one.who.role === other.who.role && one.who.username === other.who.username;

/** Who is typing or reading, as the last hint said; a hint that is not renewed fades. */
export function notePresence(hint: Presence): void {
  const others = present.filter((one) => !same(one, hint));
  if (hint.doing === 'gone') return change(others);
  const lasts = hint.doing === 'reading' ? READING_LASTS_MS : hint.doing === 'seen' ? SEEN_LASTS_MS : LASTS_MS;
  change([...others, { ...hint, until: Date.now() + lasts }]);
  setTimeout(() => change(present.filter((one) => one.until > Date.now())), lasts + 50);
}

/** Somebody has sent what they were writing. */
export function noteWritten(caseId?: string): void {
  change(present.filter((one) => one.doing !== 'typing' || (caseId !== undefined && one.caseId !== caseId)));
}

/** Everybody else present on a case; without an id, on the one case that this page knows of. */
export function usePresence(caseId?: string): readonly Presence[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => present,
  );
  return caseId === undefined ? all : all.filter((one) => one.caseId === caseId);
}
