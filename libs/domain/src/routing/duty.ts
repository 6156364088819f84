import type { Language, Role, Topic } from '../vocabulary.js';

/** Somebody whose on-duty switch is on, with what they answer for. An empty list means "any". */
export interface OnDuty {
  id: string;
  roles: readonly Role[];
  duties: { sectors?: readonly string[]; topics?: readonly string[]; villages?: readonly string[]; languages?: readonly string[] };
}

/** What routing looks at. Routing decides whom a rung tells, never who may take (domain.md §3). */
export interface Routable {
  village?: string | null;
  topic?: Topic | string | null;
  language: Language | string;
}

const fits = (allowed: readonly string[] | undefined, wanted: string | null | undefined): boolean =>
  !allowed || allowed.length === 0 || (wanted !== null && wanted !== undefined && allowed.includes(wanted));

/** Officials on duty for this case's village, topic and language; a case without village or topic is anybody's who has no restriction on it. */
export function dutyFor(people: readonly OnDuty[], about: Routable): OnDuty[] {
  return dutyForAll(people).filter(
    ({ duties }) =>
      (about.village ? fits(duties.villages, about.village) : true) &&
      (about.topic ? fits(duties.topics, about.topic) : true) &&
      fits(duties.languages, about.language),
  );
}

/** Every official on duty. The mayor has a rung of their own. */
export function dutyForAll(people: readonly OnDuty[]): OnDuty[] {
  return people.filter(({ roles }) => roles.includes('official'));
}

/** Whether anybody stands on each kind of rung. */
export function staffingOf(people: readonly OnDuty[], about: Routable): { duty: boolean; dutyAll: boolean; mayor: boolean } {
  return {
    duty: dutyFor(people, about).length > 0,
    dutyAll: dutyForAll(people).length > 0,
    mayor: people.some(({ roles }) => roles.includes('mayor')),
  };
}
