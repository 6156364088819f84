import type { Channel, Language, Role, Topic } from '../vocabulary.js';

/** What somebody answers for. An empty or absent list means "any". */
export interface DutyFor {
  sectors?: readonly string[];
  topics?: readonly string[];
  villages?: readonly string[];
  languages?: readonly string[];
}

/** Somebody on duty now, with what they answer for while they are: of a shift, what it says; otherwise what they always do. */
export interface OnDuty {
  id: string;
  roles: readonly Role[];
  duties: DutyFor;
  /** Which channels they serve; empty or absent: any. */
  channels?: readonly string[];
}

/** Somebody who will be on duty, from `from` at the earliest (epoch ms). */
export interface Upcoming extends OnDuty {
  from: number;
}

/** What routing looks at. Routing decides whom a rung tells, never who may take (domain.md §3). */
export interface Routable {
  village?: string | null;
  topic?: Topic | string | null;
  language: Language | string;
  /** Absent: of no channel in particular. */
  channel?: Channel | string;
}

/**
 * From when somebody stands on each kind of rung: for this case's village, topic, language and channel; anybody at all; the mayor.
 * Epoch ms, not after the present for whoever is there already; null: nobody, as far as was looked.
 */
export interface Staffing {
  duty: number | null;
  dutyAll: number | null;
  mayor: number | null;
}

/** Whether a list of what somebody serves holds one thing; an empty or absent list holds any. */
export const fitsOne = (allowed: readonly string[] | undefined, wanted: string | null | undefined): boolean =>
  !allowed || allowed.length === 0 || (wanted !== null && wanted !== undefined && allowed.includes(wanted));

/**
 * Officials on duty for this case's village, topic, language and channel; a case without village or topic is anybody's who has no
 * restriction on it.
 */
export function dutyFor<T extends OnDuty>(people: readonly T[], about: Routable): T[] {
  return dutyForAll(people).filter(
    ({ duties, channels }) =>
      (about.village ? fitsOne(duties.villages, about.village) : true) &&
      (about.topic ? fitsOne(duties.topics, about.topic) : true) &&
      (about.channel ? fitsOne(channels, about.channel) : true) &&
      fitsOne(duties.languages, about.language),
  );
}

/** Every official on duty. The mayor has a rung of their own. */
export function dutyForAll<T extends OnDuty>(people: readonly T[]): T[] {
  return people.filter(({ roles }) => roles.includes('official'));
}

/**
 * From when somebody stands on each kind of rung.
 * @param upcoming whoever comes on duty soon, where that was asked for
 */
export function staffingOf(people: readonly OnDuty[], about: Routable, now: number, upcoming: readonly Upcoming[] = []): Staffing {
  const all = [...people.map((person) => ({ ...person, from: now })), ...upcoming];
  return {
    duty: earliest(dutyFor(all, about)),
    dutyAll: earliest(dutyForAll(all)),
    mayor: earliest(all.filter(({ roles }) => roles.includes('mayor'))),
  };
}

/** The same, with those who come. */
export function withComing(staffing: Staffing, about: Routable, coming: readonly Upcoming[]): Staffing {
  const later = staffingOf([], about, 0, coming);
  return { duty: staffing.duty ?? later.duty, dutyAll: staffing.dutyAll ?? later.dutyAll, mayor: staffing.mayor ?? later.mayor };
}

const earliest = (people: readonly Upcoming[]): number | null => (people.length === 0 ? null : Math.min(...people.map(({ from }) => from)));
